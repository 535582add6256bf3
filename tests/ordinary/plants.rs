//! Forty ways to break a link.

/// A paragraph with one broken link.
pub(super) struct Plant {
    pub(super) page: &'static str,
    pub(super) text: &'static str,
    /// What has to be underlined.
    pub(super) target: &'static str,
    pub(super) rule: &'static str,
}

const fn plant(rule: &'static str, page: &'static str, text: &'static str, target: &'static str) -> Plant {
    Plant { page, text, target, rule }
}

const FILE: &str = "live-link";
const ANCHOR: &str = "live-anchor";
const OUTSIDE: &str = "link-inside-repository";

pub(super) const PLANTS: &[Plant] = &[
    plant(FILE, "README.md", "Planted: [gone](gone.md).", "gone.md"),
    plant(FILE, "README.md", "Planted: [gone](./handbook/gone.md \"With a title\").", "./handbook/gone.md"),
    plant(FILE, "handbook/expenses.md", "Planted: [up](../gone/expenses.md).", "../gone/expenses.md"),
    plant(FILE, "handbook/on-call.md", "Planted: ![picture](../assets/gone.png).", "../assets/gone.png"),
    plant(FILE, "handbook/meetings.md", "Planted: [root](/gone/meetings.md).", "/gone/meetings.md"),
    plant(FILE, "handbook/words.md", "Schön, geplant: [größe](größe.md).", "größe.md"),
    plant(FILE, "handbook/travel abroad.md", "Planted: [space](<no such page.md>).", "no such page.md"),
    plant(FILE, "handbook/README.md", "Planted: [encoded](no%20such%20page.md).", "no%20such%20page.md"),
    plant(FILE, "rfcs/0001-queue.md", "Planted: [code](../src/gone.rs#L10).", "../src/gone.rs#L10"),
    plant(FILE, "rfcs/0002-flags.md", "Planted: [folder](../gone/).", "../gone/"),
    plant(FILE, "rfcs/0003-data.md", "<a href=\"planted-gone.html\">planted</a>", "planted-gone.html"),
    plant(FILE, "decisions/0001-use-postgres.md", "Planted: [html](0009-gone.html).", "0009-gone.html"),
    plant(FILE, "decisions/0002-monorepo.md", "Planted: [query](gone.md?plain=1#x).", "gone.md?plain=1#x"),
    plant(FILE, "decisions/0003-no-friday-deploys.md", "| planted |\n|---|\n| [cell](gone.md) |", "gone.md"),
    plant(FILE, "api/README.md", "- planted\n  - [nested](gone.md)", "gone.md"),
    plant(FILE, "api/payments.md", "> planted [quote](gone.md)", "gone.md"),
    plant(FILE, "api/errors.md", "**Planted [bold](gone.md)**", "gone.md"),
    plant(FILE, "runbooks/database.md", "<img src=\"../assets/planted.svg\" alt=\"\">", "../assets/planted.svg"),
    plant(FILE, "runbooks/kubernetes.md", "Planted: [manifest](../deploy/gone.yaml).", "../deploy/gone.yaml"),
    plant(FILE, "runbooks/alerts.md", "Planted: [workflow](../.github/workflows/gone.yml).", "../.github/workflows/gone.yml"),
    plant(FILE, "docs/intro.mdx.md", "Planted: [case](Tutorial.md).", "Tutorial.md"),
    plant(FILE, "docs/tutorial.md", "Planted: [![badge](badge-gone.svg)](intro.mdx.md).", "badge-gone.svg"),
    plant(FILE, "vault/Index.md", "Planted: [note](<Daily  note.md>).", "Daily  note.md"),
    plant(FILE, "retros/2026-01.md", "😀 Planted 😀: [emoji](😀.md).", "😀.md"),
    plant(FILE, "contributing.md", "Planted: [paren](gone(1).md).", "gone(1).md"),
    plant(ANCHOR, "README.md", "Planted: [words](handbook/words.md#deja-vu).", "handbook/words.md#deja-vu"),
    plant(ANCHOR, "handbook/expenses.md", "Planted: [here](#no-such-heading).", "#no-such-heading"),
    plant(ANCHOR, "handbook/on-call.md", "Planted: [third](#when-the-pager-rings-2).", "#when-the-pager-rings-2"),
    plant(ANCHOR, "handbook/meetings.md", "Planted: [page](words.md#missing \"x\").", "words.md#missing"),
    plant(ANCHOR, "handbook/words.md", "Planted: [日本](#日本).", "#日本"),
    plant(ANCHOR, "api/README.md", "Planted: [html](payments.html#nothing).", "payments.html#nothing"),
    plant(ANCHOR, "api/README.md", "Planted: [stem](errors#nothing).", "errors#nothing"),
    plant(ANCHOR, "runbooks/database.md", "<a href=\"#planted-nowhere\">planted</a>", "#planted-nowhere"),
    plant(ANCHOR, "changelog.md", "Planted: [version](#120---2026-01-31).", "#120---2026-01-31"),
    plant(ANCHOR, "contributing.md", "Planted: [setup](#set-up).", "#set-up"),
    plant(ANCHOR, "faq.md", "Planted: [folder](handbook/#nothing).", "handbook/#nothing"),
    plant(ANCHOR, "empty.md", "Planted: [empty](#planted).", "#planted"),
    plant(OUTSIDE, "README.md", "Planted: [out](../../outside.md).", "../../outside.md"),
    plant(OUTSIDE, "rfcs/README.md", "Planted: [far](../../../../etc/passwd).", "../../../../etc/passwd"),
    plant(FILE, "rfcs/README.md", "Planted: [reference][planted].\n\n[planted]: planted-gone.md", "[reference][planted]"),
];
