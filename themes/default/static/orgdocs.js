// The script of every page, which works without it.
(function () {
  "use strict";
  const root = document.documentElement;
  const KEY = "orgdocs-theme";
  const THEMES = ["auto", "light", "dark"];

  function stored() {
    try {
      const name = localStorage.getItem(KEY);
      return THEMES.includes(name) ? name : "auto";
    } catch {
      return "auto";
    }
  }

  function apply(name) {
    if (name === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", name);
  }

  // What the files that are loaded later call.
  const orgdocs = (globalThis.orgdocs = {});

  function load(path) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = path;
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
  }

  // A page that leads on keeps the place that was asked for.
  function moved() {
    const canonical = document.querySelector("link[rel=canonical]");
    if (canonical && location.hash && document.body.classList.contains("layout-moved")) location.replace(canonical.href + location.hash);
  }

  // Before the first paint, so that a chosen theme does not flash.
  apply(stored());
  root.classList.add("js");

  function themeToggle() {
    const button = document.querySelector("[data-theme-toggle]");
    if (!button) return;
    const label = button.querySelector("[data-theme-name]");
    const show = (name) => {
      label.textContent = button.dataset[name];
      button.dataset.now = name;
    };
    show(stored());
    button.hidden = false;
    orgdocs.theme = (next) => {
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // Private windows may refuse storage; the choice then lasts for this page.
      }
      apply(next);
      show(next);
    };
    button.addEventListener("click", () => orgdocs.theme(THEMES[(THEMES.indexOf(button.dataset.now) + 1) % THEMES.length]));
  }

  // Readers may call one team theirs; the navigation then begins with it.
  function myTeam() {
    const KEY = "orgdocs-team";
    const list = document.querySelector('[data-section="my-team"] > ul');
    const home = document.querySelector("a.brand");
    if (!list || !home) return;
    const site = new URL(".", home.href).href;
    const stored = () => {
      try {
        const team = JSON.parse(localStorage.getItem(KEY) || "null");
        return team && String(team.href).startsWith(site) && typeof team.title === "string" ? team : null;
      } catch {
        return null;
      }
    };
    const here = location.href.split(/[?#]/)[0];
    const button = document.querySelector("[data-mine]");
    const show = (team) => {
      list.querySelector(".nav-mine")?.remove();
      button?.setAttribute("aria-pressed", String(team !== null && team.href === here));
      if (!team) return;
      const line = document.createElement("li");
      const link = document.createElement("a");
      line.className = "nav-mine";
      link.href = team.href;
      link.textContent = team.title;
      line.append(link);
      list.prepend(line);
    };
    show(stored());
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const team = button.getAttribute("aria-pressed") === "true" ? null : { href: here, title: button.dataset.title };
      try {
        if (team) localStorage.setItem(KEY, JSON.stringify(team));
        else localStorage.removeItem(KEY);
      } catch {
        // Without storage the choice lasts for this page.
      }
      show(team);
    });
  }

  // The menu and the table of contents fold on narrow screens and stand open on wide ones.
  function disclosures() {
    const follow = (element, query) => {
      if (!element) return;
      const media = matchMedia(query);
      const set = () => {
        element.open = media.matches;
      };
      set();
      media.addEventListener("change", set);
    };
    const menu = document.querySelector("[data-menu]");
    const toc = document.querySelector("[data-toc]");
    const wide = "(min-width: 60rem)";
    const rail = "(min-width: 90rem)";
    follow(menu, wide);
    follow(toc, rail);
    const covers = (element, query) => element && element.open && !matchMedia(query).matches;
    document.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && ((covers(menu, wide) && menu) || (covers(toc, rail) && toc));
      if (!open) return;
      open.open = false;
      open.querySelector("summary").focus();
    });
    document.addEventListener("focusin", (event) => {
      if (covers(toc, rail) && !toc.contains(event.target)) toc.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!(event.target instanceof Element)) return;
      if (covers(menu, wide) && !menu.contains(event.target)) menu.open = false;
      if (covers(toc, rail) && event.target.closest("[data-toc] a")) toc.open = false;
    });
  }

  // Only regions that really scroll are worth a stop of the tab key.
  function scrollers() {
    const regions = document.querySelectorAll(".scroller, .code pre, .prose pre, .prose table");
    const check = (region) => {
      if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    };
    const observer = new ResizeObserver((entries) => entries.forEach((entry) => check(entry.target)));
    regions.forEach((region) => observer.observe(region));
  }

  function headingLinks() {
    document.addEventListener("click", (event) => {
      const anchor = event.target instanceof Element ? event.target.closest("a.anchor") : null;
      if (!anchor || !navigator.clipboard) return;
      navigator.clipboard.writeText(anchor.href).then(
        () => {
          anchor.dataset.note = document.body.dataset.copied;
          setTimeout(() => delete anchor.dataset.note, 1500);
        },
        () => {},
      );
    });
  }

  // Marks the section being read in the table of contents.
  function readingPlace() {
    const links = new Map();
    document.querySelectorAll("[data-toc] a").forEach((link) => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target, link);
    });
    if (links.size === 0) return;
    const headings = [...links.keys()];
    let queued = false;
    const mark = () => {
      queued = false;
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 140);
      const current = passed.at(-1) || headings[0];
      links.forEach((link, heading) => {
        if (heading === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    addEventListener(
      "scroll",
      () => {
        if (!queued) {
          queued = true;
          requestAnimationFrame(mark);
        }
      },
      { passive: true },
    );
    mark();
  }

  // The search is loaded when it is first wanted: by its button, `/` or Ctrl+K, or a link such as `index.html#team:payments`.
  function search() {
    const opener = document.querySelector("[data-search]");
    if (!opener) return;
    let loading = null;
    const prepare = () => {
      const base = opener.dataset.search;
      loading ??= load(base + "vendor/minisearch.js").then(() => load(base + "search.js"));
      return loading;
    };
    // What is typed while it loads is meant for it.
    const open = async () => {
      let typed = "";
      const keep = (event) => {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        typed += event.key;
      };
      document.addEventListener("keydown", keep, true);
      try {
        await prepare();
      } finally {
        document.removeEventListener("keydown", keep, true);
      }
      orgdocs.open(typed);
    };
    opener.hidden = false;
    opener.addEventListener("pointerenter", prepare);
    opener.addEventListener("focus", prepare);
    opener.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const writes = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writes;
      const palette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!slash && !palette) return;
      event.preventDefault();
      open();
    });
    const jump = () => {
      let wanted = location.hash.slice(1);
      try {
        wanted = decodeURIComponent(wanted);
      } catch {
        return;
      }
      if (/^[a-z][a-z-]*:./.test(wanted) && !document.getElementById(wanted)) prepare().then(() => orgdocs.go(wanted));
    };
    if (document.body.classList.contains("layout-home")) {
      addEventListener("hashchange", jump);
      jump();
    }
  }

  // Shows what a link inside the site leads to, for a pointer that rests on it and for the keyboard. Escape puts it away, the pointer
  // may move onto it, and it stays until pointer or focus leave.
  function previews() {
    const home = document.querySelector("a.brand");
    const count = Number(document.body.dataset.previews);
    if (!home || !count) return;
    const site = new URL(".", home.href).href;
    const parts = new Map();
    const waiting = new Map();
    orgdocs.preview = (number, entries) => parts.set(number, entries);

    // The hash of `src/site/search/previews.rs`.
    const partOf = (address) => {
      let hash = 0x811c9dc5;
      for (const letter of address) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
      return (hash >>> 0) % count;
    };
    const find = async (address) => {
      const number = partOf(address);
      if (!waiting.has(number)) waiting.set(number, load(site + "_orgdocs/previews/" + number + ".js"));
      await waiting.get(number);
      const entries = parts.get(number) || {};
      return Object.hasOwn(entries, address) ? entries[address] : null;
    };
    const addressOf = (link) => {
      const [page] = String(link.href).split(/[?#]/);
      const elsewhere = page.startsWith(site) && page !== location.href.split(/[?#]/)[0];
      return elsewhere && link.matches("main a:not(.anchor, .pager a, .kind-badge, .breadcrumbs a, .cards a)") ? page.slice(site.length) : null;
    };

    const box = document.createElement("div");
    box.id = "preview";
    box.className = "preview";
    box.hidden = true;
    box.setAttribute("role", "tooltip");
    document.body.append(box);
    let shown = null;
    let wanted = null;
    let timer = 0;

    const hide = () => {
      clearTimeout(timer);
      wanted = null;
      box.hidden = true;
      shown?.removeAttribute("aria-describedby");
      shown = null;
    };
    const line = (name, text) => {
      const element = document.createElement("p");
      element.className = name;
      element.textContent = text;
      return element;
    };
    const place = (link) => {
      const at = link.getClientRects()[0];
      const [wide, high] = [box.offsetWidth, box.offsetHeight];
      const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - wide - 8));
      const below = at.bottom + high + 12 < innerHeight || at.top < high + 12;
      box.style.left = scrollX + left + "px";
      box.style.top = scrollY + (below ? at.bottom + 4 : at.top - high - 4) + "px";
    };
    const show = async (link, address) => {
      const entry = await find(address);
      if (wanted !== link || !entry || !link.isConnected) return;
      const [title, group, about, person, status] = entry;
      box.replaceChildren(line("preview-kind", [group, status].filter(Boolean).join(" · ")), line("preview-title", title));
      if (about) box.append(line("preview-about", about));
      if (person) box.append(line("preview-person", person));
      shown?.removeAttribute("aria-describedby");
      shown = link;
      link.setAttribute("aria-describedby", box.id);
      box.hidden = false;
      place(link);
    };
    const want = (link, after) => {
      const address = addressOf(link);
      if (!address || link === wanted) return;
      clearTimeout(timer);
      wanted = link;
      timer = setTimeout(() => show(link, address), after);
    };
    const leave = () => {
      clearTimeout(timer);
      wanted = null;
      timer = setTimeout(hide, 250);
    };
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
      const link = event.target.closest("a[href]");
      if (link instanceof HTMLAnchorElement && (link === shown || addressOf(link))) {
        if (link === shown) {
          clearTimeout(timer);
          wanted = link;
        } else want(link, 300);
      } else if (box.contains(event.target)) {
        clearTimeout(timer);
        wanted = shown;
      } else if (wanted || shown) leave();
    });
    document.addEventListener("focusin", (event) => {
      if (event.target instanceof HTMLAnchorElement && event.target.matches(":focus-visible")) want(event.target, 300);
      else if (shown && !box.contains(event.target)) hide();
    });
    document.addEventListener("focusout", (event) => {
      if (event.target === shown || event.target === wanted) leave();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && shown) hide();
    });
  }

  // Development server only: reload when the site was rebuilt, show findings over the page.
  function live() {
    const address = document.body.dataset.live;
    if (!address || !("EventSource" in window)) return;
    const events = new EventSource(address);
    const KEEP = "orgdocs-scroll";
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEEP) || "null");
      if (kept && kept.path === location.pathname) scrollTo(0, kept.y);
      sessionStorage.removeItem(KEEP);
    } catch {
      // Without storage the page starts at its top.
    }
    events.addEventListener("reload", () => {
      try {
        sessionStorage.setItem(KEEP, JSON.stringify({ path: location.pathname, y: scrollY }));
      } catch {
        // As above.
      }
      location.reload();
    });
    events.addEventListener("findings", (event) => {
      let items = [];
      try {
        items = JSON.parse(event.data).items || [];
      } catch {
        return;
      }
      overlay(items);
    });
  }

  function overlay(items) {
    const old = document.querySelector(".overlay");
    if (old) old.remove();
    if (items.length === 0) return;
    const box = document.createElement("aside");
    box.className = "overlay";
    box.setAttribute("role", "status");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = document.body.dataset.close || "Close";
    close.addEventListener("click", () => box.remove());
    const list = document.createElement("ul");
    items.slice(0, 50).forEach((item) => {
      const line = document.createElement("li");
      line.className = "overlay-" + (["error", "warning", "info"].includes(item.level) ? item.level : "info");
      const place = document.createElement("code");
      place.textContent = String(item.place);
      const message = document.createElement("span");
      message.textContent = item.level + ": " + item.message + " [" + item.rule + "]";
      line.append(place, message);
      list.append(line);
    });
    box.append(close, list);
    document.body.append(box);
  }

  document.addEventListener("DOMContentLoaded", () => {
    moved();
    themeToggle();
    myTeam();
    disclosures();
    scrollers();
    headingLinks();
    readingPlace();
    search();
    previews();
    live();
  });
})();
