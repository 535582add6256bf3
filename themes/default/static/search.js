// The search, loaded when somebody first opens it. Names are looked up by MiniSearch, which forgives typing errors; words of pages in
// slices of the alphabet that are loaded when a query needs them. `src/site/search` says what the files hold.
(function () {
  "use strict";
  const opener = document.querySelector("[data-search]");
  const base = opener.dataset.search;
  const root = opener.dataset.root;
  const SHOWN = 40;
  const OF_A_GROUP = 6;
  // Reference pages are the same on every site.
  const REFERENCE = ["Rules", "Kinds"];

  let data = null;
  let index = null;
  let waiting = [];
  const slices = new Map();

  function load(path) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = base + path;
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
  }

  Object.assign(globalThis.orgdocs, {
    names(all) {
      data = all;
      index = MiniSearch.loadJS(all.index, { fields: all.fields, tokenize: (text) => [text], processTerm: (term) => term });
      delete all.index;
      waiting.forEach((go) => go());
      waiting = [];
    },
    slice(number, words) {
      slices.set(number, words);
    },
  });
  const ready = new Promise((go) => waiting.push(go));
  load("search/names.js");

  // As `src/site/search/words.rs` folds, and parts languages without spaces into neighbours.
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const WORDS = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]{2}`, "u");
  const neighbours = (run) => [...run].slice(1).map((sign, at) => [...run][at] + sign);
  const words = (text) => {
    const plain = text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").replace(/\p{M}+/gu, "");
    return (plain.match(WORDS) || []).flatMap((word) => (IS_UNSPACED.test(word) ? neighbours(word) : [word]));
  };
  // Of words so short, pages offer only those that they write in capital letters.
  const isShort = (word) => new TextEncoder().encode(word).length < 3;

  const BOOST = { title: 4, id: 3, headings: 2 };
  // A word that so few names have may be a slip, and is then looked for again, with one letter wrong or two in a long word.
  const FEW = 6;
  const swaps = (word) => [...word].slice(1).map((letter, at) => word.slice(0, at) + letter + word[at] + word.slice(at + 2));

  function byName(word, elsewhere) {
    // Very many names hold a beginning of two letters; where it matters it begins what they are called.
    const fields = isShort(word) ? ["title", "id"] : data.fields;
    let found = index.search(word, { prefix: true, boost: BOOST, fields });
    const known = found.length + elsewhere;
    if (word.length > 3 && known < FEW) {
      found = index.search(word, { prefix: true, fuzzy: word.length < 6 ? 1 : 2, boost: BOOST });
    }
    // Two letters that changed places are two wrong ones, which is too many in a short word.
    if (word.length > 2 && word.length < 6 && known === 0) {
      found.push(...swaps(word).flatMap((other) => index.search(other, { prefix: true, boost: BOOST })));
    }
    const scores = new Map();
    for (const { id, score } of found) scores.set(id, Math.max(score, scores.get(id) || 0));
    return scores;
  }

  // In most alphabets a letter begins too many words to look all of them up.
  const isLetter = (word) => word.length === 1 && word < "\u0080";
  const initial = (title) => (title < "\u0080" ? title.slice(0, 1).toLowerCase() : words(title.slice(0, 2))[0]?.[0]);

  /** The names with a word that begins with a letter, among those that other words found; without such, those that begin with it. */
  function byLetter(letter, others) {
    const found = new Map();
    if (others.length === 0) {
      data.names.forEach(({ n: [title] }, at) => initial(title) === letter && found.set(at, 1 / title.length));
    }
    for (const at of others) {
      const [title, , reference] = data.names[at].n;
      const fitting = words(title + " " + reference).filter((word) => word.startsWith(letter));
      if (fitting.length > 0) found.set(at, fitting.includes(letter) ? 2 : 1);
    }
    return found;
  }

  /** The slices that may hold words with this beginning, or a short word itself. */
  function slicesOf(word) {
    const before = (limit) => data.cuts.filter((cut) => cut <= limit).length;
    const numbers = [];
    const last = isShort(word) ? word : word + "\uffff";
    for (let number = before(word); number <= before(last); number += 1) numbers.push(number);
    return numbers;
  }

  function byBody(word) {
    const scores = new Map();
    const asked = isShort(word) ? (term) => term === word : (term) => term.startsWith(word);
    for (const number of slicesOf(word)) {
      for (const [term, pages] of Object.entries(slices.get(number) || {})) {
        if (!asked(term)) continue;
        const rare = Math.log(1 + data.names.length / pages.length) * (term === word ? 1 : 0.5);
        let sum = 0;
        for (const step of pages) {
          sum += step;
          const at = Math.floor(sum / 4);
          scores.set(at, Math.max(scores.get(at) || 0, rare * (1 + 0.25 * (sum % 4))));
        }
      }
    }
    return scores;
  }

  /** By page how many of the words it has, and how well. */
  function tally(asked) {
    const totals = new Map();
    for (const word of [...asked].sort((a, b) => b.length - a.length)) {
      const bodies = byBody(word);
      const names = isLetter(word) ? byLetter(word, [...totals.keys()]) : byName(word, bodies.size);
      const add = (score, at) => {
        const total = totals.get(at);
        if (total === undefined) totals.set(at, { hits: 1, score });
        else {
          total.hits += 1;
          total.score += score;
        }
      };
      names.forEach((score, at) => add(Math.max(score, bodies.get(at) || 0), at));
      bodies.forEach((score, at) => names.has(at) || add(score, at));
    }
    return totals;
  }

  function find(query) {
    const asked = words(query);
    const totals = tally(asked);
    // Every word counts; where no page has them all, those with the most.
    let most = 0;
    for (const { hits } of totals.values()) most = Math.max(most, hits);
    const plain = query.trim().toLowerCase();
    const is = (name) => name.length === plain.length && name.toLowerCase() === plain;
    const before = data.former?.[plain];
    const best = before === undefined ? [] : [{ at: before, score: 10000 }];
    const isBefore = (a, b) => a.score > b.score || (a.score === b.score && a.at < b.at);
    totals.forEach(({ hits, score }, at) => {
      if (hits < most || at === before) return;
      const { g, n: [title, href, reference] } = data.names[at];
      if (is(reference)) score += 10000;
      else if (is(title)) score += 1000;
      if (REFERENCE.includes(data.groups[g])) score *= 0.3;
      // What is declared on a page stands behind what has a page.
      else if (href.includes("#")) score *= 0.6;
      const result = { at, score };
      if (best.length === SHOWN && !isBefore(result, best[SHOWN - 1])) return;
      let place = best.length;
      while (place > 0 && isBefore(result, best[place - 1])) place -= 1;
      best.splice(place, 0, result);
      if (best.length > SHOWN) best.pop();
    });
    return best.map(({ at }) => ({ at, entry: data.names[at], heading: headingOf(data.names[at], asked) }));
  }

  function headingOf(entry, asked) {
    if (asked.length === 0 || asked.every((word) => words(entry.n[0]).some((known) => known.startsWith(word)))) return null;
    return (entry.h || []).find(([text]) => asked.every((word) => words(text).some((known) => known.startsWith(word)))) || null;
  }

  // The dialog.
  const say = (name) => opener.dataset[name] || "";
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const input = make("input", { type: "text", inputMode: "search", enterKeyHint: "go", autocomplete: "off", spellcheck: false, placeholder: say("placeholder") });
  const list = make("div", { className: "search-results", id: "search-results" });
  const status = make("p", { className: "search-status", textContent: say("hint") });
  const dialog = make("dialog", { className: "search" }, input, status, list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"], ["aria-label", say("label")]]) {
    input.setAttribute(name, value);
  }
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("label"));
  status.setAttribute("role", "status");
  dialog.setAttribute("aria-label", say("label"));
  document.body.append(dialog);

  let options = [];
  let current = -1;

  function choose(at) {
    options[current]?.removeAttribute("aria-selected");
    current = options.length === 0 ? -1 : (at + options.length) % options.length;
    const option = options[current];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /** What can be done and where one can go without searching, by the words that say so. */
  function commands() {
    const look = document.querySelector("[data-theme-toggle]");
    const done = [];
    for (const name of ["auto", "light", "dark"]) {
      done.push([say("theme") + ": " + look.dataset[name], () => globalThis.orgdocs.theme(name)]);
    }
    const edit = document.querySelector(".source .edit");
    if (edit) done.push([edit.textContent, () => edit.click()]);
    done.push([say("print"), () => print()]);
    const places = [...document.querySelectorAll(".menu nav a")].map((link) => {
      const name = [...link.childNodes].find((node) => node.nodeType === Node.TEXT_NODE) || link;
      return [name.textContent.trim(), () => link.click()];
    });
    return [[say("commands"), done], [say("places"), places]];
  }

  function command([name, run], at) {
    const option = make("a", { id: "search-command-" + at }, make("span", { textContent: name }));
    option.setAttribute("role", "option");
    option.addEventListener("click", () => {
      dialog.close();
      run();
    });
    return option;
  }

  function line(result) {
    const [title, href, reference, person] = result.entry.n;
    const quiet = [reference, person].filter(Boolean).join(" · ");
    const option = make("a", { href: root + href, id: "search-" + result.at }, make("span", { textContent: title }), make("small", { textContent: quiet }));
    if (result.heading) {
      option.href = root + href.split("#")[0] + "#" + encodeURIComponent(result.heading[1]);
      option.append(make("small", { className: "search-heading", textContent: result.heading[0] }));
    }
    option.setAttribute("role", "option");
    option.tabIndex = -1;
    return option;
  }

  function show() {
    const query = input.value.trim();
    const kept = options[current]?.id;
    const onlyCommands = query === "" || query.startsWith(">");
    const results = onlyCommands ? [] : find(query);
    const groups = new Map();
    for (const result of results) {
      const name = data.groups[result.entry.g];
      if (!groups.has(name)) groups.set(name, []);
      if (groups.get(name).length < OF_A_GROUP) groups.get(name).push(result);
    }
    options = [];
    list.replaceChildren();
    const put = (name, lines) => {
      const title = make("p", { className: "search-group", id: "search-group-" + list.children.length, textContent: name });
      title.setAttribute("role", "presentation");
      const group = make("div", {}, title, ...lines);
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", title.id);
      options.push(...group.querySelectorAll("a"));
      list.append(group);
    };
    groups.forEach((members, name) => put(name, members.map(line)));
    const asked = words(query);
    const meant = ([name]) => asked.every((word) => words(name).some((known) => known.startsWith(word)));
    let at = 0;
    for (const [name, all] of commands()) {
      const fitting = all.filter(meant).slice(0, onlyCommands ? all.length : OF_A_GROUP);
      if (fitting.length > 0) put(name, fitting.map((one) => command(one, (at += 1))));
    }
    const some = options.length > 0;
    input.setAttribute("aria-expanded", String(some));
    status.textContent = query === "" ? say("hint") : some ? "" : say("none");
    status.hidden = some && query !== "";
    choose(Math.max(0, options.findIndex((option) => option.id === kept)));
  }

  let typed = 0;
  input.addEventListener("input", async () => {
    typed += 1;
    const now = typed;
    await ready;
    current = -1;
    show();
    const missing = words(input.value)
      .filter((word) => !isLetter(word))
      .flatMap(slicesOf)
      .filter((number) => !slices.has(number));
    if (missing.length === 0) return;
    await Promise.all(missing.map((number) => load("search/" + number + ".js")));
    if (now === typed) show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(current + 1);
    else if (event.key === "ArrowUp") choose(current - 1);
    else if (event.key === "Enter" && !event.isComposing) options[current]?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) dialog.close();
  });

  /** Opens the search, with what was typed already. */
  globalThis.orgdocs.open = (typed = "") => {
    if (dialog.open) return;
    dialog.showModal();
    if (typed === "") {
      input.select();
      ready.then(show);
    } else {
      input.value = typed;
      input.dispatchEvent(new Event("input"));
    }
  };

  /** Goes to the page of an id: `team:payments`; asks for it where there is none. */
  globalThis.orgdocs.go = async (reference) => {
    await ready;
    const entry = data.names.find((name) => name.n[2] === reference) || data.names[data.former?.[reference] ?? -1];
    if (entry) location.replace(root + entry.n[1]);
    else globalThis.orgdocs.open(reference);
  };
})();
