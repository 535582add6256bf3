// What a page costs its reader: bytes over the wire, and nothing that moves once it is there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, open, pageTypes, serveUnder, site } from "./site.mjs";

/** Of HTML, stylesheet and script together, compressed. */
const MOST_BYTES = 60 * 1024;
/** For paper: all other pages on one. */
const ALL_ON_ONE = "print.html";
const weight = async (file) => gzipSync(await readFile(file)).length;
let chrome;

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
});

test("a page is light, with one stylesheet and one script", async () => {
  const server = await serveUnder("/");
  const context = await chrome.newContext();
  const heavy = [];
  for (const name of await pageTypes()) {
    const asked = [];
    context.on("request", (request) => asked.push(new URL(request.url()).pathname.slice(1)));
    const { page } = await open(context, server.origin + name);
    for (const ending of [".css", ".js"]) {
      assert.equal(asked.filter((path) => path.endsWith(ending)).length, 1, `${name}: ${asked.filter((path) => path.endsWith(ending))}`);
    }
    const parts = [name, ...asked.filter((path) => path.endsWith(".css") || path.endsWith(".js"))];
    const bytes = (await Promise.all(parts.map((path) => weight(join(site, path))))).reduce((sum, part) => sum + part, 0);
    if (bytes > MOST_BYTES && name !== ALL_ON_ONE) heavy.push(`${name}: ${bytes}`);
    context.removeAllListeners("request");
    await page.close();
  }
  await context.close();
  server.close();
  assert.deepEqual(heavy, []);
});

for (const width of [1280, 390]) {
  test(`nothing moves after it is shown, at ${width} pixels`, async () => {
    const server = await serveUnder("/");
    const context = await chrome.newContext({ viewport: { width, height: 900 } });
    const moved = [];
    for (const name of await pageTypes()) {
      const { page } = await open(context, server.origin + name);
      const shifts = await page.evaluate(
        () =>
          new Promise((done) => {
            const seen = [];
            const note = (list) => list.getEntries().forEach((entry) => seen.push(entry.value));
            new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => setTimeout(() => done(seen), 100));
          }),
      );
      if (shifts.length) moved.push(`${name}: ${shifts}`);
      await page.close();
    }
    await context.close();
    server.close();
    assert.deepEqual(moved, []);
  });
}
