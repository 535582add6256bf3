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
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(button.dataset.now) + 1) % THEMES.length];
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // Private windows may refuse storage; the choice then lasts for this page.
      }
      apply(next);
      show(next);
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
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu && menu.open && !matchMedia(wide).matches) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!(event.target instanceof Element)) return;
      if (menu && menu.open && !matchMedia(wide).matches && !menu.contains(event.target)) menu.open = false;
      if (toc && toc.open && !matchMedia(rail).matches && event.target.closest("[data-toc] a")) toc.open = false;
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
    const part = (path) =>
      new Promise((done) => {
        const script = document.createElement("script");
        script.src = opener.dataset.search + path;
        script.addEventListener("load", done);
        document.head.append(script);
      });
    const load = () => {
      loading ??= part("vendor/minisearch.js").then(() => part("search.js"));
      return loading;
    };
    const open = () => load().then(() => globalThis.orgdocs.open());
    opener.hidden = false;
    opener.addEventListener("pointerenter", load);
    opener.addEventListener("focus", load);
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
      const wanted = decodeURIComponent(location.hash.slice(1));
      if (/^[a-z][a-z-]*:./.test(wanted) && !document.getElementById(wanted)) load().then(() => globalThis.orgdocs.go(wanted));
    };
    if (document.body.classList.contains("layout-home")) {
      addEventListener("hashchange", jump);
      jump();
    }
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
    themeToggle();
    disclosures();
    scrollers();
    headingLinks();
    readingPlace();
    search();
    live();
  });
})();
