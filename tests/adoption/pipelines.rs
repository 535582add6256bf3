//! What we hand to pipelines does what it says: the steps of the GitHub Action, the GitLab jobs and the hooks, run as written but for
//! the installation.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::harness::Repo;

fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// Runs a script in a repository as a pipeline's shell does; its status and what it printed.
#[track_caller]
fn shell(repo: &Repo, script: &str, variables: &BTreeMap<String, String>) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_orgdocs")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(repo.path(""));
    let output = bash.env_clear().env("PATH", path).envs(variables).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), said)
}

fn pages() -> Repo {
    Repo::new()
        .file("orgdocs.yaml", "as_of: 2026-04-15\n")
        .file("guide.md", "# Guide\n")
        .file("old/notes.md", "# Notes\n\n[x](x.md)\n")
}

/// The action's last step with some of its inputs.
#[track_caller]
fn action(repo: &Repo, inputs: &[(&str, &str)]) -> (i32, String) {
    let action = read(".github/actions/check/action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.last().unwrap();
    let given = |name: &str| {
        let default = action["inputs"][name]["default"].as_str().unwrap_or_else(|| panic!("no input {name}"));
        inputs.iter().find(|(input, _)| *input == name).map_or(default, |(_, value)| value).to_owned()
    };
    let variables = step["env"].as_mapping().unwrap().iter().map(|(name, value)| {
        let expression = value.as_str().unwrap();
        let input = expression.strip_prefix("${{ inputs.").and_then(|rest| rest.strip_suffix(" }}")).unwrap();
        (name.as_str().unwrap().to_owned(), given(input))
    });
    let script = step["run"].as_str().unwrap();
    assert!(!script.contains("${{"), "an input would be a command");
    shell(repo, script, &variables.collect())
}

#[test]
fn the_action_checks_what_it_is_told() {
    let repo = pages();
    let (status, said) = action(&repo, &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("::error file=old/notes.md,line=3"), "{said}");
    assert_eq!(action(&repo, &[("fail-on", "never")]).0, 0);
    let (status, said) = action(&repo, &[("path", "old"), ("sarif", "out.sarif")]);
    assert_eq!(status, 1, "{said}");
    let sarif: serde_json::Value = serde_json::from_str(&repo.read("out.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 1);
    for hostile in ["$(touch owned)", "; touch owned", "--write-baseline"] {
        let (status, said) = action(&repo, &[("path", hostile)]);
        assert_eq!(status, 2, "{hostile}: {said}");
    }
    assert!(!repo.path("owned").exists() && !repo.path(".orgdocs").exists());
}

#[test]
fn the_action_counts_what_is_new() {
    let repo = pages();
    let git = "git init -qb main && git add -A && git -c user.name=T -c user.email=t@example.org commit -qm Begin";
    assert_eq!(shell(&repo, git, &BTreeMap::new()).0, 0);
    assert_eq!(action(&repo, &[("since", "main")]).0, 0);
    let repo = repo.file("new.md", "# New\n\n[y](y.md)\n");
    let (status, said) = action(&repo, &[("since", "main")]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("new.md") && !said.contains("old/notes.md"), "{said}");
}

#[test]
fn the_gitlab_jobs_leave_their_reports_and_the_site() {
    let jobs = read(".packaging/gitlab-ci.yml");
    let repo = pages();
    let run = |job: &str| {
        let lines: Vec<&str> = jobs[job]["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        assert!(lines[0].starts_with("cargo install "), "{lines:?}");
        shell(&repo, &lines[1..].join("\n"), &BTreeMap::new())
    };
    assert_eq!(run("orgdocs").0, 1);
    let reports = &jobs["orgdocs"]["artifacts"]["reports"];
    let quality: serde_json::Value = serde_json::from_str(&repo.read(reports["codequality"].as_str().unwrap())).unwrap();
    assert_eq!(quality.as_array().unwrap().len(), 1);
    assert!(repo.read(reports["junit"].as_str().unwrap()).contains("old/notes.md"));
    let (status, said) = run("pages");
    assert_eq!(status, 0, "{said}");
    let site = jobs["pages"]["artifacts"]["paths"][0].as_str().unwrap();
    assert!(repo.path(site).join("index.html").exists());
}

#[test]
fn the_hooks_run_what_they_name() {
    let hooks = read(".pre-commit-hooks.yaml");
    let entry = |id: &str| {
        let hook = hooks.as_sequence().unwrap().iter().find(|hook| hook["id"] == id).unwrap_or_else(|| panic!("no hook {id}"));
        assert_eq!((hook["language"].as_str(), hook["pass_filenames"].as_bool()), (Some("rust"), Some(false)));
        hook["entry"].as_str().unwrap().to_owned()
    };
    let team = "---\nkind: team\nid: t\naccountable: @ada\n---\n# T\n";
    let repo = pages().file("team.md", team);
    assert_eq!(shell(&repo, &entry("orgdocs-check"), &BTreeMap::new()).0, 1);
    assert_eq!(shell(&repo, &entry("orgdocs-fix"), &BTreeMap::new()).0, 0);
    assert_eq!(repo.read("team.md"), team.replace("@ada", "ada"));
}
