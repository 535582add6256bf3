//! The fixed shape of a rule's page.

use orgdocs::lint::page::parse;

const PAGE: &str = "\
# single-accountable-owner

Exactly one person
is accountable.

## Why

Two owners wait for each other.

## Bad

```yaml file=teams/payments.yaml
accountable: [ada, june]
```

````markdown file=teams/ops.md
```yaml
kind: team
```
````

```report
error[single-accountable-owner]: old
```

## Good

```yaml file=\"teams/pay ments.yaml\"
accountable: ada
```

## See also

`accountable-person`
";

#[test]
fn a_page_is_taken_apart() {
    let page = parse(PAGE).unwrap();
    assert_eq!((page.id.as_str(), page.summary.as_str()), ("single-accountable-owner", "Exactly one person is accountable."));
    assert_eq!(page.why, "Two owners wait for each other.");
    assert_eq!(page.bad.iter().map(|block| block.path.as_str()).collect::<Vec<_>>(), ["teams/payments.yaml", "teams/ops.md"]);
    assert_eq!((page.bad[0].text.as_str(), page.bad[0].line), ("accountable: [ada, june]\n", 12));
    assert_eq!(page.bad[1].text, "```yaml\nkind: team\n```\n");
    assert_eq!(page.report.text, "error[single-accountable-owner]: old\n");
    assert_eq!(page.good[0].path, "teams/pay ments.yaml");
    assert_eq!(page.see_also, "`accountable-person`");
}

#[test]
fn blessing_changes_the_report_and_nothing_else() {
    let blessed = parse(PAGE).unwrap().blessed(PAGE, "error: new\n\n");
    assert_eq!(blessed, PAGE.replace("error[single-accountable-owner]: old", "error: new"));
    assert_eq!(parse(&blessed).unwrap().report.text, "error: new\n");
}

#[test]
fn every_departure_is_named_with_its_line() {
    let cases = [
        ("# single-accountable-owner", "single-accountable-owner", "line 1: a page opens with `# rule-name`"),
        ("Exactly one person\nis accountable.\n", "", "the page has no summary"),
        ("## Why", "## Reason", "line 6: the section `Reason` is not one of"),
        ("## Good", "## Why", "the section `Why` is repeated or out of order"),
        ("```report", "```text", "the block `text` needs a path"),
        ("accountable: ada\n```", "accountable: ada", "this block is never closed"),
        ("Two owners wait for each other.", "```\nx\n```", "line 8: a code block outside"),
    ];
    for (from, to, message) in cases {
        let fault = parse(&PAGE.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(fault.contains(message), "{fault:?} instead of {message:?}");
    }
}

#[test]
fn a_page_without_a_report_is_refused() {
    let page = PAGE.replace("```report\nerror[single-accountable-owner]: old\n```\n", "");
    assert_eq!(parse(&page).unwrap_err().message, "the page has no report block");
}
