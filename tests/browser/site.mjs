// What the tests share: the pages of the built site, the browser, and a server that knows only that site.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const site = process.env.SITE;

/** Every page of the site, as paths from its root. */
export async function pages() {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** One page of each type: the first of every folder, each index, and every page at the root or about the whole organisation. */
export async function pageTypes() {
  const chosen = new Map();
  for (const page of await pages()) {
    const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/")) : "";
    const index = page.endsWith("index.html");
    const key = folder === "" || folder === "organisation" ? page : `${folder}:${index}`;
    if (!chosen.has(key)) chosen.set(key, page);
  }
  return [...chosen.values()];
}

export const fileUrl = (page) => pathToFileURL(join(site, page)).href;

export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Opens a page and collects everything that went wrong on it. */
export async function open(context, url) {
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico")) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, problems };
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves the site under a sub-path of 127.0.0.1. */
export async function serveUnder(prefix) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) || "index.html" : null;
    try {
      if (inside === null || inside.includes("..")) throw new Error("not ours");
      const body = await readFile(join(site, inside));
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
