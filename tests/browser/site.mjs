// What the tests share: the pages of the built site, the browser, and a server that knows only that site.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const site = process.env.SITE;
/** The program, and the checkout that it was built from. */
export const program = process.env.ORGDOCS;
export const source = process.env.SOURCE;

/** Every page of a site, as paths from its root. */
export async function pages(of = site) {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(of, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** Builds the site of these files: its folder, its pages, and the address of each. */
export async function build(files) {
  const folder = await mkdtemp(join(tmpdir(), "orgdocs-browser-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await promisify(execFile)(program, ["build", folder, "--quiet"], { maxBuffer: 1 << 26 });
  const built = join(folder, "site");
  const url = (page) => {
    const [path, ...anchor] = page.split("#");
    return [pathToFileURL(join(built, path)).href, ...anchor].join("#");
  };
  return { folder: built, pages: () => pages(built), url };
}

/** The example organisation in a theme, built: its folder. */
export async function example(theme) {
  if (theme === "default") return site;
  const folder = await mkdtemp(join(tmpdir(), "orgdocs-theme-"));
  await cp(join(source, "docs-example"), folder, { recursive: true });
  const config = join(folder, "orgdocs.yaml");
  await writeFile(config, `${await readFile(config, "utf8")}\ntheme: ${theme}\n`);
  await promisify(execFile)(program, ["build", folder, "--quiet"], { maxBuffer: 1 << 26 });
  return join(folder, "site");
}

/** One page of each type: the first of every folder, each index, and every page at the root or about the whole organisation. */
export async function pageTypes(of = site) {
  const chosen = new Map();
  for (const page of await pages(of)) {
    const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/")) : "";
    const index = page.endsWith("index.html");
    const key = folder === "" || folder === "organisation" ? page : `${folder}:${index}`;
    if (!chosen.has(key)) chosen.set(key, page);
  }
  return [...chosen.values()];
}

export const fileUrl = (page, of = site) => pathToFileURL(join(of, page)).href;

export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** How many pages are looked at side by side: one more than there are processors, since a tab also waits. */
const TABS = availableParallelism() + 1;

/** Visits every name with a tab that has no listeners yet. */
export async function each(context, names, visit) {
  const left = [...names];
  const tab = async () => {
    const page = await context.newPage();
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      await visit(page, name);
      page.removeAllListeners();
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
}

/** What was found, by what was looked for. */
export class Findings {
  #all = new Map();

  add(what, where, faults) {
    const known = this.#all.get(what) ?? [];
    this.#all.set(what, known.concat(faults.map((fault) => `${where}: ${fault}`)));
  }

  /** Nothing of this was found, and it was looked for. */
  none(what) {
    assert.deepEqual(this.#all.get(what), []);
  }
}

/** Opens a page and collects everything that went wrong on it. */
export async function open(context, url) {
  const page = await context.newPage();
  const problems = listen(page);
  await page.goto(url, { waitUntil: "load" });
  return { page, problems };
}

/** Collects everything that goes wrong on a page from now on. */
export function listen(page) {
  const problems = [];
  page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico")) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves a site under a sub-path of 127.0.0.1. */
export async function serveUnder(prefix, of = site) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) || "index.html" : null;
    try {
      if (inside === null || inside.includes("..")) throw new Error("not ours");
      const body = await readFile(join(of, inside));
      response.writeHead(200, { "content-type": TYPES[extname(inside)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}
