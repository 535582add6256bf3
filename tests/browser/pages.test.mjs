// Every page: valid HTML, silent, and asking nobody else. Every page type, in every theme and at every width: each is opened once per width
// and everything that a reader would mind is looked for there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { Findings, browser, each, example, fileUrl, listen, open, pageTypes, pages, serveUnder, site } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Of HTML, stylesheet and script together, compressed. */
const MOST_BYTES = 60 * 1024;
/** For paper: all other pages on one. Axe needs a fifth of a minute for it, and has met all of it elsewhere: it looks at it once per theme. */
const ALL_ON_ONE = "print.html";
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

test("pages say nothing on the console and ask nobody else, from a file", async () => {
  const context = await chrome.newContext({ offline: true });
  await each(context, await pages(), async (page, name) => {
    const problems = listen(page);
    await page.goto(fileUrl(name), { waitUntil: "load" });
    assert.deepEqual(problems, [], name);
  });
  await context.close();
});

for (const theme of ["default", "plain"]) {
  describe(`the theme ${theme}`, () => {
    const found = new Findings();

    before(async () => {
      const root = await example(theme);
      const server = await serveUnder("/handbook/site/", root);
      const names = await pageTypes(root);

      // A wide window in light colours, from a server under a path.
      let context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light", bypassCSP: true });
      await each(context, names, async (page, name) => {
        const asked = [];
        page.on("request", (request) => asked.push(new URL(request.url()).pathname.slice("/handbook/site/".length)));
        const problems = listen(page);
        await page.goto(server.origin + name, { waitUntil: "load" });
        found.add("console", name, problems);
        found.add("moved", name, await shifts(page));
        found.add("weight", name, await weight(root, name, asked));
        found.add("pictures", name, await barePictures(page));
        found.add("axe", name, await violations(page));
        if (name === ALL_ON_ONE) return;
        await page.emulateMedia({ colorScheme: "dark" });
        found.add("axe", `${name}, dark`, await violations(page, ["color-contrast"]));
        await page.emulateMedia({ colorScheme: "light" });
      });
      await context.close();
      server.close();

      // A phone in dark colours, from a file; then a window at 400 %.
      context = await chrome.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark", bypassCSP: true, offline: true });
      await each(context, names, async (page, name) => {
        const problems = listen(page);
        await page.goto(fileUrl(name, root), { waitUntil: "load" });
        found.add("console", name, problems);
        found.add("moved", name, await shifts(page));
        found.add("sideways", name, await wider(page));
        if (name !== ALL_ON_ONE) {
          found.add("axe", `${name}, on a phone`, await violations(page));
          await page.emulateMedia({ colorScheme: "light" });
          found.add("axe", `${name}, on a phone, light`, await violations(page, ["color-contrast"]));
        }
        await page.setViewportSize({ width: 320, height: 256 });
        found.add("sideways", `${name} at 400 %`, await wider(page));
        await page.setViewportSize({ width: 390, height: 844 });
        await page.emulateMedia({ colorScheme: "dark" });
      });
      await context.close();
    });

    test("axe finds nothing, wide and narrow, light and dark", () => found.none("axe"));
    test("pages work under a path and from a file, in silence", () => found.none("console"));
    test("a page is light, with one stylesheet and one script", () => found.none("weight"));
    test("nothing moves after it is shown", () => found.none("moved"));
    test("nothing has to be scrolled sideways, on a phone or at 400 %", () => found.none("sideways"));
    test("every picture has a name, and says the same in a list or table", () => found.none("pictures"));
  });
}

/** What axe objects to, of all it knows or of some rules only. */
async function violations(page, rules) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
  const result = await page.evaluate((options) => globalThis.axe.run(options), options);
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(" ")}`);
}

/** How far things have moved since the page was shown. */
function shifts(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const seen = [];
        const note = (list) => list.getEntries().forEach((entry) => seen.push(entry.value));
        new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => setTimeout(() => done(seen), 100));
      }),
  );
}

/** What the page is wider than, and what it cuts off instead. */
async function wider(page) {
  const [inner, shown, cut] = await page.evaluate(() => {
    const trust = [...document.querySelectorAll(".trust")].filter((element) => element.scrollWidth > element.clientWidth);
    return [document.documentElement.scrollWidth, window.innerWidth, trust.map((element) => `cut: ${element.textContent.trim()}`)];
  });
  return inner > shown ? [`${inner} pixels`, ...cut] : cut;
}

/** More than one stylesheet or script, or too many bytes. */
async function weight(root, name, asked) {
  const parts = asked.filter((path) => path.endsWith(".css") || path.endsWith(".js"));
  const faults = [".css", ".js"].filter((ending) => parts.filter((path) => path.endsWith(ending)).length !== 1).map((ending) => `${ending}: ${parts}`);
  const sizes = await Promise.all([name, ...parts].map(async (path) => gzipSync(await readFile(join(root, path))).length));
  const bytes = sizes.reduce((sum, part) => sum + part, 0);
  if (bytes > MOST_BYTES && name !== ALL_ON_ONE) faults.push(`${bytes} bytes`);
  return faults;
}

/** Pictures that a screen reader could not tell about. */
function barePictures(page) {
  return page.$$eval("main svg.diagram", (pictures) =>
    pictures
      // Names of rows that stay in sight are drawn once more for the eye alone.
      .filter((picture) => !picture.closest("[aria-hidden=true]"))
      .filter((picture) => {
        const named = (picture.getAttribute("aria-labelledby") || "").split(" ").some((id) => document.getElementById(id)?.textContent.trim());
        // A small line of numbers says them in its description.
        const told =
          (picture.matches(".spark") && /\d/.test(picture.querySelector("desc")?.textContent || "")) ||
          picture.closest(".figure")?.querySelector("table, .outline-holder") ||
          picture.closest(".backlinks")?.querySelector(".link-groups") ||
          (picture.closest(".backlinks") && document.querySelector("#accountable-for, #responsible-for, #teams"));
        return !named || !told;
      })
      .map((picture) => picture.id || picture.getAttribute("class")),
  );
}

test("what arrives late moves nothing, on a slow machine", async () => {
  const context = await chrome.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  // Long ones whose columns have their widths from the start, and short ones that are shown when they are whole.
  const tables = ["ownership.html", "rules/index.html", "kinds/index.html", "solutions/index.html", "organisation/handoffs.html", "teams/payments.html"];
  await each(context, tables, async (page, name) => {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 20 });
    await page.goto(fileUrl(name), { waitUntil: "load" });
    assert.deepEqual(await shifts(page), [], name);
    await session.detach();
  });
  await context.close();
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
