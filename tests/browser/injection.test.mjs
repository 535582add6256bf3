// What authors write is data: every page of `tests/injection` is opened, looked at and searched, and nothing of it runs.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser, build, open, serveUnder, source } from "./site.mjs";

let chrome;
let hostile;

before(async () => {
  const folder = join(source, "tests/injection");
  const files = { "handbook/'<img src=x onerror=alert(1)>.md": "# <b onclick=alert(1)>x</b>\n" };
  const wide = '\ufeff<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  files["pictures/wide.svg"] = Buffer.from(wide, "utf16le");
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) files[relative(folder, path).split(sep).join("/")] = await readFile(path);
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

test("no picture runs what is in it, when it is opened by itself", async () => {
  const context = await chrome.newContext({ acceptDownloads: false });
  const visit = async (url) => {
    const ran = [];
    const page = await context.newPage();
    page.on("dialog", (dialog) => {
      ran.push(dialog.message());
      dialog.dismiss();
    });
    // What no browser shows is offered to be saved.
    await page.goto(url, { waitUntil: "load" }).catch(() => null);
    for (const y of [25, 75]) await page.mouse.click(100, y);
    await page.waitForTimeout(100);
    await page.close();
    return ran;
  };
  const folder = join(source, "tests/injection/pictures");
  const names = [...(await readdir(folder)), "wide.svg"];
  const server = await serveUnder("/", hostile.folder);
  const found = [];
  let alive = 0;
  for (const name of names) {
    const built = hostile.url(`pictures/${name}`);
    for (const url of [built, `${server.origin}pictures/${name}`]) found.push(...(await visit(url)).map((what) => `${url}: ${what}`));
    alive += (await visit(pathToFileURL(join(folder, name)).href)).length > 0 ? 1 : 0;
  }
  server.close();
  await context.close();
  assert.deepEqual(found, []);
  assert.ok(alive >= 8, `only ${alive} of the pictures run anything as they are`);
});

test("a picture that something runs in looks as it is drawn", async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(hostile.url("index.html"));
  const image = page.locator('img[alt="script.svg"]');
  await image.scrollIntoViewIfNeeded();
  const { width, height } = await image.boundingBox();
  assert.deepEqual({ width, height }, { width: 200, height: 100 });
  const middle = async () => {
    const shot = await image.screenshot();
    return page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      canvas.drawImage(picture, 0, 0);
      return [...canvas.getImageData(picture.width / 2, picture.height / 2, 1, 1).data].join();
    }, [...shot]);
  };
  // The picture inside the picture may be painted a moment later.
  for (let left = 50; left > 0 && (await middle()) !== "0,128,0,255"; left -= 1) await page.waitForTimeout(100);
  assert.equal(await middle(), "0,128,0,255");
  await context.close();
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
