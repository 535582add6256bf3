//! The names of formats, and where each goes.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Text,
    Concise,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Markdown,
}

impl Format {
    /// Every format with its one-line description, in the order of the help text.
    pub const ALL: [(Self, &'static str, &'static str); 8] = [
        (Self::Text, "text", "for people: the source line, why it matters, what to do"),
        (Self::Concise, "concise", "one line per finding"),
        (Self::Json, "json", "for programs: everything, in a versioned schema"),
        (Self::Sarif, "sarif", "for code scanning: SARIF 2.1.0"),
        (Self::Github, "github", "annotations on a GitHub pull request"),
        (Self::Gitlab, "gitlab", "a GitLab code quality report"),
        (Self::Junit, "junit", "for test dashboards: JUnit XML"),
        (Self::Markdown, "markdown", "for a comment or a job summary"),
    ];

    /// The word that names it on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(format, ..)| *format == self).map_or("", |(_, word, _)| word)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|(_, name, _)| *name == word).map(|(format, ..)| *format);
        known.ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|(_, name, _)| *name).collect();
            format!("there is no format `{word}`; choose from {}", names.join(", "))
        })
    }
}

/// A format and the file it goes to; standard output when there is no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatTarget {
    pub format: Format,
    pub path: Option<PathBuf>,
}

impl FromStr for FormatTarget {
    type Err = String;

    /// Reads `json` or `sarif=out.sarif`.
    fn from_str(text: &str) -> Result<Self, String> {
        let Some((word, path)) = text.split_once('=') else {
            return Ok(Self { format: text.parse()?, path: None });
        };
        if path.is_empty() {
            return Err(format!("`{word}=` needs a file name after the `=`"));
        }
        Ok(Self { format: word.parse()?, path: Some(PathBuf::from(path)) })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn reads_a_format_with_and_without_a_file() {
        assert_eq!("json".parse(), Ok(FormatTarget { format: Format::Json, path: None }));
        assert_eq!("sarif=a=b.sarif".parse(), Ok(FormatTarget { format: Format::Sarif, path: Some("a=b.sarif".into()) }));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!("xml".parse::<FormatTarget>().unwrap_err().contains("choose from text, concise"));
        assert!("json=".parse::<FormatTarget>().unwrap_err().contains("needs a file name"));
        assert!("JSON".parse::<Format>().is_err());
    }

    #[test]
    fn every_format_reads_its_own_word() {
        for (format, word, _) in Format::ALL {
            assert_eq!(word.parse(), Ok(format));
            assert_eq!(format.to_string(), word);
        }
    }
}
