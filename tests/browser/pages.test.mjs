// Every page: valid HTML. Every page type: no axe violation in light and dark, no console message, no failed request.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { browser, fileUrl, open, pageTypes, pages, serveUnder, site } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let chrome;

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
});

test("every page is valid HTML", async () => {
  // Authors choose titles, so their length is theirs; `disabled=""` is how task lists are written everywhere.
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "long-title": "off", "attribute-boolean-style": "off" } });
  const found = [];
  for (const page of await pages()) {
    const report = await validator.validateString(await readFile(join(site, page), "utf8"));
    for (const result of report.results) {
      for (const message of result.messages) found.push(`${page}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
    }
  }
  assert.deepEqual(found, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing at ${width} pixels, ${colorScheme}`, async () => {
      const context = await chrome.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const found = [];
      for (const name of await pageTypes()) {
        const { page } = await open(context, fileUrl(name));
        await page.evaluate(axe);
        const result = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
        for (const violation of result.violations) found.push(`${name} ${violation.id}: ${violation.nodes.map((node) => node.target).join(" ")}`);
        await page.close();
      }
      await context.close();
      assert.deepEqual(found, []);
    });
  }
}

test("pages say nothing on the console and ask nobody else, from a file", async () => {
  const context = await chrome.newContext({ offline: true });
  for (const name of await pages()) {
    const { page, problems } = await open(context, fileUrl(name));
    assert.deepEqual(problems, [], name);
    await page.close();
  }
  await context.close();
});

test("pages work under a sub-path", async () => {
  const server = await serveUnder("/handbook/site/");
  const context = await chrome.newContext();
  for (const name of await pageTypes()) {
    const { page, problems } = await open(context, server.origin + name);
    assert.deepEqual(problems, [], name);
    await page.close();
  }
  await context.close();
  server.close();
});

test("no page is wider than a phone", async () => {
  const context = await chrome.newContext({ viewport: { width: 390, height: 800 } });
  const wide = [];
  for (const name of await pageTypes()) {
    const { page } = await open(context, fileUrl(name));
    const [inner, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if (inner > shown) wide.push(`${name}: ${inner}`);
    await page.close();
  }
  await context.close();
  assert.deepEqual(wide, []);
});

test("everything is there without JavaScript", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const { page } = await open(context, fileUrl("teams/payments.html"));
  assert.match(await page.locator("h1").innerText(), /Payments/);
  assert.ok(await page.locator("main svg").count(), "the diagram is drawn");
  const link = page.locator("nav a", { hasText: "Teams" }).first();
  await link.click();
  assert.match(page.url(), /teams\/index\.html$/);
  await context.close();
});

test("the chosen theme is kept", async () => {
  const server = await serveUnder("/");
  const context = await chrome.newContext({ colorScheme: "light" });
  const { page } = await open(context, `${server.origin}index.html`);
  const toggle = page.locator("[data-theme-toggle], button.theme").first();
  await toggle.click();
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
  assert.ok(chosen, "a theme is chosen");
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), chosen);
  await context.close();
  server.close();
});
