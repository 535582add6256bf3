//! The parser's errors in an author's words.

use granit_parser::ErrorKind;

/// What went wrong, lower case, without the vocabulary of parsers.
pub(super) fn words(kind: &ErrorKind) -> String {
    use ErrorKind as K;
    match kind {
        K::UnexpectedEofFlowSequence => "the list that opens with `[` is never closed",
        K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => "the mapping that opens with `{` is never closed",
        K::UnclosedFlowCollection { open } => return format!("`{open}` is never closed"),
        K::MisplacedFlowCollectionEnd => "this bracket closes nothing",
        K::MismatchedFlowCollectionEnd { open, close } => return format!("`{open}` is closed by `{close}`"),
        K::ExpectedFlowMappingSeparator => "expected `,` or `}` here",
        K::ExpectedFlowSequenceSeparator => "expected `,` or `]` here",
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => "the quote is never closed",
        K::InvalidTrailingSingleQuotedScalar => {
            "text follows the closing quote; an apostrophe inside single quotes is written twice, or the whole stands in double quotes"
        }
        K::InvalidTrailingDoubleQuotedScalar => "text follows the closing quote; quote the whole value",
        K::UnknownQuotedScalarEscape => {
            "inside double quotes a backslash starts an escape, and this one does not exist; double it or use single quotes"
        }
        K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => "this escape names no character",
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedNodeContent => "expected `key: value` here",
        K::ExpectedBlockSequenceEntry => "expected a list item starting with `- ` here",
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::InvalidFlowScalarIndent => "the indentation of this line matches nothing above it",
        K::BlockSequenceEntryNotAllowed => "a list with `- ` starts on a line of its own, below its key",
        K::BlockEntryInFlowCollection => "inside brackets items are separated by commas, not by `- `",
        K::InvalidBlockEntryWhitespace => "the dash of a list item is followed by a space",
        K::PlainScalarStartsWithDashFlowIndicator => "a value cannot start with a dash and a bracket; quote it",
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            "a colon cannot stand here; quote the text that holds it"
        }
        K::MappingKeyNotAllowed | K::FlowMappingValueAdjacentCollection => "a key cannot stand here",
        K::UnexpectedCharacter { character: '`' } => "a value cannot start with a backquote; quote it",
        K::UnexpectedCharacter { character } if character.is_control() => {
            return format!("the control character U+{:04X} cannot stand here", u32::from(*character));
        }
        K::UnexpectedCharacter { character } => return format!("a value cannot start with `{character}`; quote it"),
        K::CommentInterceptedScalar => "a comment cuts this text in two; quote the text or move the comment",
        K::CommentNotSeparated => "`#` starts a comment and needs a space before it; quote the text if it is no comment",
        K::InvalidBlockScalarHeader => "only an indentation digit, `+`, `-` or a comment may follow `|` and `>`; the text starts on the next line",
        K::ZeroBlockScalarIndent => "the indentation after `|` or `>` is at least 1",
        K::InvalidBlockScalarIndent => "this line is indented less than the text block it belongs to",
        K::MissingAnchorOrAliasName => "`*` and `&` start a name that can be repeated; quote the text if it is none",
        K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => "`!` at the start of a value names a type that is not known; quote the text",
        K::InvalidDocumentEnd => "nothing may follow `...` on its line",
        K::ExpectedDocumentStart => "expected `---` here, where the next document starts",
        K::BomInsideDocument => "a byte order mark stands in the middle of the text",
        K::MissingDocumentEndBeforeDirective
        | K::DuplicateVersionDirective
        | K::UnsupportedYamlMajorVersion
        | K::DuplicateTagDirective
        | K::InvalidDirectiveTerminator
        | K::DirectiveDisallowed
        | K::MissingYamlVersionSeparator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::DirectiveByteLimitExceeded { .. }
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::ExpectedTagDirectiveBang
        | K::InvalidTagDirectiveTerminator => "a line that starts with `%` speaks to YAML itself, and this one says nothing it knows",
        _ => "this cannot be read as YAML",
    }
    .to_owned()
}
