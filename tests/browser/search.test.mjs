// The search: by typing, with the keyboard alone, from a file and from a server, and by links that name an id.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, build, fileUrl, open, serveUnder } from "./site.mjs";

let chrome;
const opened = "dialog.search[open]";
const options = (page) => page.$$eval(`${opened} [role=option] span`, (found) => found.map((option) => option.textContent));

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
});

async function search(page, query) {
  await page.keyboard.press("/");
  await page.waitForSelector(opened);
  await page.keyboard.type(query);
  await page.waitForSelector(`${opened} [role=option]`);
}

test("a name is found in spite of a slip, and opened with the keyboard, from a file", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, fileUrl("value-streams/get-paid.html"));
  await search(page, "paymnts");
  assert.equal((await options(page))[0], "Payments");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL(/teams\/payments\.html$/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("slips are forgiven, what is spelled right finds nothing else, and pages stand before what is declared on them", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, fileUrl("index.html"));
  const asked = async (query) => {
    await page.keyboard.press("/");
    await page.waitForSelector(opened);
    await page.fill(`${opened} input`, query);
    await page.waitForFunction((opened) => document.querySelector(`${opened} [role=option]:not([id^=search-command])`), opened);
    await page.waitForTimeout(200);
    const found = await page.$$eval(`${opened} [role=option]:not([id^=search-command]) span`, (found) => found.map((option) => option.textContent));
    await page.keyboard.press("Escape");
    await page.waitForSelector(opened, { state: "detached" });
    return found;
  };
  for (const slip of ["paymetns", "pamyents", "payent"]) assert.equal((await asked(slip))[0], "Payments", slip);
  assert.equal((await asked("pay"))[0], "Payments");
  assert.equal((await asked("team:payments"))[0], "Payments");
  assert.equal((await asked("activation"))[0], "Activation");
  const right = await asked("ledger");
  assert.ok(right.length > 0 && !right.some((name) => /leader/i.test(name)), right.join());
  for (const [slip, name] of [["lni", "Lin Zhao"], ["jnue", "June Park"], ["taem", "Team"]]) assert.equal((await asked(slip))[0], name, slip);
  // `sign` is right, and with two letters swapped it begins `single`.
  const short = await asked("sign");
  assert.ok(short.length > 0 && !short.some((name) => /single/i.test(name)), short.join());
  assert.deepEqual(problems, []);
  await context.close();
});

test("words of pages are found under a sub-path, and Escape closes", async () => {
  const server = await serveUnder("/handbook/");
  const context = await chrome.newContext();
  const { page, problems } = await open(context, `${server.origin}teams/index.html`);
  await search(page, "chargeback");
  assert.ok((await options(page)).includes("Fraud models"), await options(page));
  await page.keyboard.press("Escape");
  await page.waitForSelector(opened, { state: "detached" });
  await page.keyboard.press("Control+k");
  await page.waitForSelector(opened);
  assert.deepEqual(problems, []);
  await context.close();
  server.close();
});

test("abbreviations and languages without spaces are found", async () => {
  const site = await build({
    "gates.md": "# Gates\n\nQA looks at everything, qua office.\n",
    "quiet.md": "# Quiet\n\nQuantity of what we do.\n",
    "shiharai.md": "# 手順\n\n毎月の支払いを確認する。\n",
    "team.md": "# 決済チーム\n\nПереосвидетельствование. 결제시스템운영. हिंदी\n",
  });
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, site.url("gates.html"));
  const asked = async (query) => {
    await page.keyboard.press("/");
    await page.waitForSelector(opened);
    await page.fill(`${opened} input`, query);
    await page.waitForTimeout(300);
    const found = await page.$$eval(`${opened} [role=option]:not([id^=search-command]) span`, (found) => found.map((option) => option.textContent));
    await page.keyboard.press("Escape");
    await page.waitForSelector(opened, { state: "detached" });
    return found;
  };
  assert.deepEqual(await asked("qa"), ["Gates"], "of the bodies none but those that write it in capitals");
  assert.deepEqual(await asked("支払い"), ["手順"]);
  assert.deepEqual(await asked("払い"), ["手順"]);
  assert.deepEqual(await asked("チーム"), ["決済チーム"]);
  for (const word of ["переосвидетельствование", "결제시스템", "हिंदी"]) assert.deepEqual(await asked(word), ["決済チーム"], word);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a letter alone shows what begins with it, and behind a word it narrows", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, fileUrl("index.html"));
  await search(page, "p");
  const names = await page.$$eval(`${opened} [role=option]:not([id^=search-command]) span`, (found) => found.map((option) => option.textContent));
  assert.ok(names.length > 3 && names.every((name) => name.toLowerCase().startsWith("p")), names.join());
  await page.keyboard.press("Backspace");
  await page.keyboard.type("get p");
  await page.waitForFunction((opened) => document.querySelector(`${opened} [role=option] span`)?.textContent === "Get paid", opened);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a link that names an id leads to its page", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page } = await open(context, `${fileUrl("index.html")}#team:payments`);
  await page.waitForURL(/teams\/payments\.html$/);
  await context.close();
});

test("a link that names nothing asks for it, and one that cannot be read does nothing", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, `${fileUrl("index.html")}#team:paymnts`);
  await page.waitForSelector(`${opened} [role=option]`);
  assert.equal(await page.inputValue(`${opened} input`), "team:paymnts");
  assert.ok((await options(page)).includes("Payments"), await options(page));
  await page.goto("about:blank");
  await page.goto(`${fileUrl("index.html")}#team:%E0%A4%A`);
  await page.waitForTimeout(200);
  assert.equal(await page.$(opened), null);
  assert.deepEqual(problems, []);
  await context.close();
});

test("what is typed while the search is loading is not lost", async () => {
  const server = await serveUnder("/");
  const context = await chrome.newContext();
  await context.route("**/search.js", async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  const { page, problems } = await open(context, `${server.origin}index.html`);
  await page.keyboard.type("/pay");
  assert.equal(await page.$(opened), null);
  await page.waitForSelector(`${opened} [role=option]`);
  await page.keyboard.type("ments");
  assert.equal(await page.inputValue(`${opened} input`), "payments");
  assert.deepEqual(problems, []);
  await context.close();
  server.close();
});

test("what is typed never runs", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, fileUrl("index.html"));
  await page.keyboard.press("/");
  await page.waitForSelector(opened);
  await page.keyboard.type("<img src=x onerror=alert(1)> payments");
  await page.waitForSelector(`${opened} [role=option]`);
  assert.equal(await page.$(`${opened} img`), null);
  assert.deepEqual(problems, []);
  await context.close();
});
