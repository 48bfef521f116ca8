//! What the errors of the YAML parser mean to somebody who writes a spec.

mod reason;
mod signs;

use crate::source::{Point, Span};
use reason::{NO_KEY, NO_VALUE, Reason, reason};

/// A mistake of the shape: where it is, what is wrong, and what to do about it.
pub(crate) struct SyntaxMistake {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Explains an error that the parser noticed at a point. The reason may stand before it.
pub(crate) fn explain(text: &str, error: &str, noticed: Point) -> SyntaxMistake {
    let (fact, help) = EXPLANATIONS
        .iter()
        .find(|(start, _, _)| error.starts_with(start))
        .map_or((error, LOOK_AROUND), |(_, fact, help)| (*fact, *help));
    let Reason { span, fact, help } = reason(text, error, noticed).unwrap_or_else(|| {
        let span = Span { start: noticed, end: noticed };
        Reason { span, fact, help }
    });
    let first = span.start.line.saturating_sub(1).max(1);
    let lines = text.lines().enumerate().skip(first - 1).take(noticed.line + 1 - first);
    let mut signs = lines.filter_map(|(index, line)| signs::find(line, index + 1));
    match signs.next() {
        Some(signs::LookAlike { span, sign, meant: (meant, name) }) => SyntaxMistake {
            span,
            message: format!("this is not YAML: `{sign}` (U+{:04X}) is no {name}", u32::from(sign)),
            help: format!("write `{meant}`; put quotes around a text to which the sign belongs"),
        },
        None => SyntaxMistake {
            span,
            message: format!("this is not YAML: {fact}"),
            help: help.to_owned(),
        },
    }
}

const LOOK_AROUND: &str = "look at the indentation and quotes of this line and of the one before \
                           it; put quotes around text that contains `: `, ` #` or begins with a \
                           special character";

const DASHES: &str = "begin each item of a list with `- `, all in one column";

const BRACKETS: &str = "close the bracket, in this line or in one before it; put quotes around \
                        text with `,`, `: `, `[`, `]`, `{`, `}` or ` #`, which begins a comment";

const TABS: &str = "indent with spaces";

const QUOTES: &str = "close the quotes in the same line; inside '…' a single quote is written \
                      twice, inside \"…\" a double quote is written \\\"";

const PERCENT: &str = "remove it, or put quotes around text that begins with `%`";

const ESCAPES: &str = "write \\\\ for a backslash between double quotes, or use single quotes";

/// How an error of the parser begins, the fact behind it, and what to do about it.
const EXPLANATIONS: [(&str, &str, &str); 27] = [
    (
        NO_VALUE,
        "a `:` stands where no key can end",
        "put quotes around the text if the `:` is a part of it; otherwise look at the indentation, \
         and whether the line before has a space after its `:`",
    ),
    (
        NO_KEY,
        "this line is not `key: value`",
        "write a space after the `:`, and put text that goes on over several lines deeper than its \
         key",
    ),
    (
        "while parsing a block mapping",
        "no key begins here",
        "give all keys of a mapping the same indentation; put quotes around text that begins with \
         a bracket or a quote",
    ),
    ("while parsing a block collection", "no item of the list begins here", DASHES),
    ("block sequence entries are not allowed", "no item of a list can begin here", DASHES),
    ("tabs disallowed", "a tab stands where only spaces may", TABS),
    ("tab cannot be used as indentation", "a tab stands where only spaces may", TABS),
    ("while scanning a plain scalar, found a tab", "a tab stands where only spaces may", TABS),
    ("invalid indentation in flow construct", "a bracket is not closed", BRACKETS),
    ("illegal placement of ':'", "a bracket is not closed", BRACKETS),
    (
        "':' may not precede",
        "a `:` stands directly before a bracket",
        "put quotes around the whole text if this is a part of one; otherwise write a space behind \
         the `:`",
    ),
    ("while parsing a flow mapping", "a `{` is not closed, or a `,` is missing", BRACKETS),
    ("while parsing a flow sequence", "a `[` is not closed, or a `,` is missing", BRACKETS),
    ("invalid indentation in quoted scalar", "a quoted text does not end", QUOTES),
    ("while scanning a quoted scalar", "a quoted text does not end", QUOTES),
    ("invalid trailing content after", "text goes on after its closing quote", QUOTES),
    ("while parsing a quoted scalar", "a `\\` stands before something it cannot escape", ESCAPES),
    (
        "invalid indentation",
        "this line is indented too little for what is open before it",
        BRACKETS,
    ),
    (
        "unexpected character",
        "no text can begin with this character",
        "put quotes around the whole text",
    ),
    (
        "while scanning an anchor or alias",
        "no text can begin with `*` or `&`",
        "put quotes around the whole text",
    ),
    (
        "while scanning a block scalar",
        "the text after `|` does not begin on a new line",
        "write nothing but `|` behind the key, and the text below it, indented more than the key",
    ),
    (
        "while parsing a node, did not find",
        "a value is missing before this character",
        "remove a `,` too many, or write the value",
    ),
    (
        "plain scalar cannot start with '-'",
        "no text can be a dash alone",
        "put quotes around the whole text",
    ),
    ("missing explicit document end marker", "a line begins with `%`", PERCENT),
    ("while scanning a directive", "a line begins with `%`", PERCENT),
    ("unexpected eof", "the file ends in the middle of a value", BRACKETS),
    (
        "while parsing node, found unknown anchor",
        "an alias (`*name`) stands here, which specs do without",
        "write the value itself; put quotes around text that begins with `*`",
    ),
];
