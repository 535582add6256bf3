//! Draws a snippet with its marks; alone knows `miette`.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};

use crate::finding::Level;

use super::snippet::{Mark, Snippet};
use super::style::Style;

/// The lines of the drawing, without trailing blanks.
pub(super) fn draw(snippet: Snippet, level: Level, style: &Style) -> Vec<String> {
    let mut theme = GraphicalTheme {
        characters: if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if style.colour { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    let own = match level {
        Level::Error => theme.styles.error,
        Level::Warning => theme.styles.warning,
        Level::Info | Level::Off => theme.styles.advice,
    };
    theme.styles.highlights = snippet.marks.iter().map(|mark| if mark.primary { own } else { theme.styles.help }).collect();
    theme.styles.link = theme.styles.help;
    let handler =
        GraphicalReportHandler::new_themed(theme).with_width(style.width).with_context_lines(1).without_syntax_highlighting();
    let mut drawn = String::new();
    // Writing to a string fails only if the drawing itself does; the headline then stands alone.
    let _ = handler.render_report(&mut drawn, &Drawing(snippet));
    // The first line is the place of miette's own headline.
    drawn.lines().skip(1).map(|line| line.trim_end().to_owned()).collect()
}

#[derive(Debug)]
struct Drawing(Snippet);

impl fmt::Display for Drawing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.0.marks.iter().map(labeled)))
    }
}

fn labeled(mark: &Mark) -> LabeledSpan {
    let text = Some(mark.text.clone()).filter(|text| !text.is_empty());
    let span = (mark.start, mark.len);
    if mark.primary { LabeledSpan::new_primary_with_span(text, span) } else { LabeledSpan::new_with_span(text, span) }
}

impl SourceCode for Drawing {
    /// The whole excerpt when lines of context are asked for, which is how lines are drawn; with the number of its first line.
    /// Otherwise the place of the first mark, which is how the place over the drawing is named.
    fn read_span<'a>(&'a self, _: &SourceSpan, before: usize, _: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let snippet = &self.0;
        let (line, column) = if before > 0 { (snippet.first_line, 1) } else { (snippet.line, snippet.column) };
        let span = SourceSpan::from((0, snippet.text.len()));
        let (line, column) = (line.saturating_sub(1) as usize, column.saturating_sub(1) as usize);
        let lines = snippet.text.lines().count();
        Ok(Box::new(MietteSpanContents::new_named(snippet.path.clone(), snippet.text.as_bytes(), span, line, column, lines)))
    }
}
