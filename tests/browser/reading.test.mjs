// Finding one's way, as readers do it: the palette, previews, the keyboard, a team of one's own, pages that moved, live reload.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, build, each, fileUrl, open, pageTypes, program, serveUnder, source } from "./site.mjs";

let chrome;
const opened = "dialog.search[open]";
const reference = "main .facts a, main .trust a";

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
});

async function palette(page, query) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(`${opened} [role=option]`);
  await page.keyboard.type(query);
}

const first = (page, text) =>
  page.waitForFunction((text) => document.querySelector("dialog.search [aria-selected] span")?.textContent === text, text);

test("the palette jumps to an id, to an index and does what it is told", async () => {
  const server = await serveUnder("/handbook/");
  const context = await chrome.newContext({ colorScheme: "light" });
  const { page, problems } = await open(context, `${server.origin}index.html`);
  await palette(page, "team:payments");
  await first(page, "Payments");
  await page.keyboard.press("Enter");
  await page.waitForURL(/teams\/payments\.html$/);
  await palette(page, "> value streams");
  await first(page, "Value streams");
  await page.keyboard.press("Enter");
  await page.waitForURL(/value-streams\/index\.html$/);
  await palette(page, "> dark");
  await first(page, "Colour theme: Dark");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark", "the choice is kept");
  assert.deepEqual(problems, []);
  await context.close();
  server.close();
});

for (const from of ["a file", "a sub-path"]) {
  test(`a preview can be read, entered and put away, from ${from}`, async () => {
    const server = from === "a file" ? null : await serveUnder("/handbook/site/");
    const context = await chrome.newContext({ offline: server === null, viewport: { width: 1280, height: 900 } });
    const { page, problems } = await open(context, server ? `${server.origin}value-stream-maps/get-paid-current.html` : fileUrl("value-stream-maps/get-paid-current.html"));
    const link = page.locator(reference).first();
    const box = page.locator("#preview");
    await link.hover();
    await box.waitFor({ state: "visible" });
    assert.ok((await box.innerText()).includes(await link.innerText()), "it says what the link leads to");
    assert.equal(await link.getAttribute("aria-describedby"), "preview");
    await box.hover();
    await page.waitForTimeout(600);
    assert.ok(await box.isVisible(), "it stays while the pointer is on it");
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "hidden" });
    await page.mouse.move(5, 5);
    await link.hover();
    await box.waitFor({ state: "visible" });
    await page.mouse.move(5, 5);
    await box.waitFor({ state: "hidden" });
    await page.keyboard.press("Tab");
    await link.focus();
    await box.waitFor({ state: "visible" });
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-describedby") === "preview" || document.querySelector("#preview").hidden);
    assert.deepEqual(problems, []);
    await context.close();
    server?.close();
  });
}

test("everything is reached with the keyboard, the text first", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page } = await open(context, fileUrl("teams/payments.html"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "pageContent");
  await page.reload();
  const seen = new Set();
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const shape = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hidden = shape.width > 1 && style.outlineStyle === "none" && style.opacity !== "0";
      return [element.matches("a[href], button, summary, input, [tabindex]"), hidden ? element.outerHTML.slice(0, 120) : "", element.className, element.textContent.slice(0, 40)];
    });
    if (!at) break;
    assert.ok(at[0], `${at} takes the focus`);
    assert.equal(at[1], "", "what has the focus shows it");
    seen.add(String(at[2]));
  }
  for (const wanted of ["search-open", "theme-toggle", "mine"]) assert.ok([...seen].some((name) => name.includes(wanted)), wanted);
  await context.close();
});

test("a reader's own team stands first on every page", async () => {
  const server = await serveUnder("/");
  const context = await chrome.newContext();
  const { page } = await open(context, `${server.origin}teams/payments.html`);
  await page.locator("[data-mine]").click();
  await page.goto(`${server.origin}value-streams/index.html`);
  await page.locator("summary", { hasText: "My team" }).click();
  await page.locator(".nav-mine a", { hasText: "Payments" }).click();
  await page.waitForURL(/teams\/payments\.html$/);
  assert.equal(await page.locator("[data-mine]").getAttribute("aria-pressed"), "true");
  await page.locator("[data-mine]").click();
  assert.equal(await page.locator(".nav-mine").count(), 0);
  await context.close();
  server.close();
});

test("an old id leads on, with a script and without", async () => {
  const moved = await build({
    "orgdocs.yaml": "title: T\n",
    "README.md": "# Home\n",
    "teams/new.md": "---\nkind: team\nid: new\nformerly: [old]\n---\n# New\n\n## Not us\n\n- x\n",
  });
  for (const javaScriptEnabled of [true, false]) {
    const context = await chrome.newContext({ offline: true, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(moved.url("teams/old.html#not-us"));
    await page.waitForURL(javaScriptEnabled ? /teams\/new\.html#not-us$/ : /teams\/new\.html/);
    if (javaScriptEnabled) {
      await page.goto(`${moved.url("index.html")}#team:old`);
      await page.waitForURL(/teams\/new\.html$/);
    }
    await context.close();
  }
});

test("a change shows by itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "orgdocs-live-"));
  await cp(join(source, "docs-example"), folder, { recursive: true });
  const server = spawn(program, ["watch", folder, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  try {
    const origin = await new Promise((found, failed) => {
      let said = "";
      const hear = (part) => {
        said += part;
        const address = said.match(/http:\/\/[^\s]+/);
        if (address) found(address[0].replace(/\/?$/, "/"));
      };
      server.stdout.on("data", hear);
      server.stderr.on("data", hear);
      server.on("exit", () => failed(new Error(said)));
    });
    const context = await chrome.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}handbook/onboarding.html`, { waitUntil: "load" });
    const path = join(folder, "handbook/onboarding.md");
    await writeFile(path, `${await readFile(path, "utf8")}\nA line that nobody wrote before.\n`);
    await page.getByText("A line that nobody wrote before.").waitFor({ timeout: 20000 });
    await context.close();
  } finally {
    server.kill();
  }
});

test("nothing moves for those who asked for it, and forced colours keep every mark", async () => {
  const context = await chrome.newContext({ reducedMotion: "reduce", forcedColors: "active" });
  const { page } = await open(context, fileUrl("teams/payments.html"));
  const [scroll, moving, marked] = await page.evaluate(() => {
    const styles = [...document.querySelectorAll("*")].map((element) => getComputedStyle(element));
    const current = document.querySelector(".nav-list a[aria-current]");
    return [
      getComputedStyle(document.documentElement).scrollBehavior,
      styles.filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length,
      getComputedStyle(current).outlineStyle,
    ];
  });
  assert.deepEqual([scroll, moving, marked], ["auto", 0, "solid"]);
  await page.goto(fileUrl("opportunity-trees/get-paid.html"));
  const boxes = await page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll(".d-tree-frame")].filter((box) => getComputedStyle(box).fill !== canvas).length;
  });
  assert.equal(boxes, 0, "boxes have the colour of the page");
  await context.close();
});

test("on paper nothing is wider than the sheet, code is whole, and what leads elsewhere is left out", async () => {
  // A4 within margins of 12 mm.
  const context = await chrome.newContext({ offline: true, viewport: { width: 703, height: 1032 } });
  const faults = [];
  await each(context, await pageTypes(), async (page, name) => {
    await page.emulateMedia({ media: "print" });
    await page.goto(fileUrl(name));
    const wide = await page.evaluate(() => {
      const shown = [...document.querySelectorAll("main *, .footer")].filter((element) => element.getClientRects().length > 0 && !element.closest(".visually-hidden"));
      const wide = shown.filter((element) => !element.closest("svg") && element.getBoundingClientRect().right > innerWidth + 1);
      const cut = [...document.querySelectorAll("pre")].filter((element) => element.scrollWidth > element.clientWidth + 1);
      const left = [...document.querySelectorAll(".masthead, .sidebar, .rail, .pager, .footer-links")].filter((element) => element.getClientRects().length > 0);
      return [...wide, ...cut, ...left].map((element) => `${element.localName}.${element.className}`);
    });
    if (wide.length > 0) faults.push(`${name}: ${wide.slice(0, 3)}`);
  });
  assert.deepEqual(faults, []);
  await context.close();
});

test("the front page folds what fills a phone, without a script, and is whole on a wide screen and on paper", async () => {
  const context = await chrome.newContext({ offline: true, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const { page } = await open(context, fileUrl("index.html"));
  const agreement = page.locator("main a", { hasText: "How activation works" }).last();
  const asks = page.locator("section:has(#attention) a", { hasText: "Coverage" });
  assert.ok((await asks.boundingBox()).y < 844, "what needs attention is on the first screen");
  const line = page.locator(".fold > summary", { hasText: "Working agreements" });
  assert.ok((await line.boundingBox()).height >= 44, "a thumb finds it");
  assert.ok(!(await agreement.isVisible()));
  await line.click();
  assert.ok(await agreement.isVisible());
  await page.reload();
  for (const [media, width] of [["screen", 1280], ["print", 703]]) {
    await page.emulateMedia({ media });
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual([await agreement.isVisible(), await line.isVisible()], [true, false], media);
  }
  await context.close();
});

test("the table of contents stays at hand where it has no column, and never fills a magnified screen", async () => {
  for (const [height, stays] of [[900, true], [256, false]]) {
    const context = await chrome.newContext({ offline: true, viewport: { width: stays ? 1280 : 320, height } });
    const { page } = await open(context, fileUrl("teams/payments.html"));
    await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));
    const top = await page.locator(".rail").evaluate((rail) => rail.getBoundingClientRect().top);
    assert.equal(top > 0 && top < 100, stays, `${top}`);
    if (stays) {
      await page.locator(".toc > summary").click();
      await page.locator(".toc a", { hasText: "Not us" }).click();
      const [heading, under] = await page.evaluate(() => [document.querySelector("#not-us").getBoundingClientRect().top, document.querySelector(".rail").getBoundingClientRect().bottom]);
      assert.ok(heading >= under - 1, `${heading} is hidden under ${under}`);
    }
    await context.close();
  }
});
