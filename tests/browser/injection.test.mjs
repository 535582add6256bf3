// What authors write is data: every page of `tests/injection` is opened, looked at and searched, and nothing of it runs.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { after, before, test } from "node:test";
import { browser, build, open, source } from "./site.mjs";

let chrome;
let hostile;

before(async () => {
  const folder = join(source, "tests/injection");
  const files = { "handbook/'<img src=x onerror=alert(1)>.md": "# <b onclick=alert(1)>x</b>\n" };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) files[relative(folder, path).split(sep).join("/")] = await readFile(path, "utf8");
  }
  hostile = await build(files);
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
});

test("no page runs what is written on it", async () => {
  const context = await chrome.newContext({ offline: true });
  const found = [];
  for (const name of await hostile.pages()) {
    if (/^(rules|kinds)\//.test(name)) continue;
    const page = await context.newPage();
    page.on("dialog", (dialog) => {
      found.push(`${name}: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("console", (message) => found.push(`${name}: ${message.text()}`));
    await page.goto(hostile.url(name), { waitUntil: "load" });
    // Pages at old addresses lead on.
    await page.waitForSelector("body:not(.layout-moved)");
    const alive = await page.evaluate(() => {
      const bad = [];
      for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) {
          const runs = /^[\s\u0000-\u001f]*(javascript|vbscript|data\s*:\s*text\/html)/i.test(value.replace(/[\t\n\r]/g, ""));
          if (name.startsWith("on") || name === "srcdoc" || (runs && /href|src|action|data/.test(name))) bad.push(`${element.tagName} ${name}=${value}`);
        }
        if (element.tagName === "SCRIPT" && !element.src.includes("/_orgdocs/")) bad.push(element.outerHTML);
        if (/^(IFRAME|OBJECT|EMBED|BASE|FORM)$/.test(element.tagName)) bad.push(element.outerHTML);
      }
      for (const link of document.querySelectorAll("main a, main summary, main label")) link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      return bad;
    });
    found.push(...alive.map((what) => `${name}: ${what}`));
    await page.close();
  }
  await context.close();
  assert.deepEqual(found, []);
});

test("neither search, palette nor preview runs what they show", async () => {
  const context = await chrome.newContext({ offline: true });
  const { page, problems } = await open(context, hostile.url("teams/other.html"));
  page.on("dialog", (dialog) => {
    problems.push(dialog.message());
    dialog.dismiss();
  });
  for (const query of ["<img src=x onerror=alert(1)>", "script", "javascript:alert(1)", "> <svg onload=alert(1)>", "team:../../"]) {
    await page.keyboard.press("/");
    await page.waitForSelector("dialog.search[open]");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(query);
    await page.waitForTimeout(150);
    assert.equal(await page.$("dialog.search :is(img, svg, script)"), null, query);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.search[open]", { state: "detached" });
  }
  const links = page.locator("main .facts a, main .backlinks li a");
  for (let at = 0; at < (await links.count()); at += 1) {
    await links.nth(at).hover();
    await page.waitForTimeout(450);
    assert.equal(await page.$("#preview :is(img, svg, script, b)"), null);
  }
  assert.ok((await links.count()) > 0, "there is something to point at");
  assert.deepEqual(problems, []);
  await context.close();
});
