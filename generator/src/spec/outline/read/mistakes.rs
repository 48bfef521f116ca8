//! Reports what specs may not have: empty values, comments that cut a text off, and features of YAML.

use super::{Builder, OpenKey, OpenKind, OpenMapping};
use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Span};
use crate::spec::scalar::{Comment, ends_by_itself};

impl Builder {
    /// Reports a text that may have been meant to go on behind its `#`.
    pub(super) fn check_comment(&mut self, text: &str, span: Span) {
        let at = (span.end.line, span.end.column);
        let Some(comment) = self.comments.get(&at).filter(|_| !text.is_empty()) else { return };
        let help = match comment {
            Comment::Spaced if ends_by_itself(self.open_key(), text) => return,
            Comment::Spaced => {
                "put quotes around the text, with the `#` if it belongs to it; or write the comment \
                 in a line of its own. It may stand behind numbers, booleans and words of the \
                 language"
            }
            Comment::Glued => {
                "put quotes around the text if the `#` belongs to it; a comment is written with a \
                 space: `# `"
            }
        };
        let message = format!("`{text}` ends here, and a comment begins");
        self.report(Id::AmbiguousScalar, span, message, help);
    }

    pub(super) fn empty_file(&mut self) {
        let help = "write the spec, or remove the file";
        self.report(Id::EmptyFile, Span::START, "the file is empty".to_owned(), help);
    }

    pub(super) fn empty_value(&mut self, span: Span) {
        // One without braces begins with its first key.
        let is_between_braces =
            self.stack.last().is_some_and(|open| open.start.start < open.start.end);
        let is_documented_value = self.is_inside_of_values();
        let (span, message, help) = match self.stack.last_mut().map(|open| &mut open.kind) {
            Some(OpenKind::Mapping(OpenMapping { key: Some(open), has_gap, .. })) => {
                *has_gap = true;
                let OpenKey { text, span: at_key, .. } = open;
                let key = self.outline.keys.get(text.range()).unwrap_or_default();
                let is_name = |c: char| c.is_ascii_alphanumeric() || "._-%".contains(c);
                let help = if let Some((name, value)) = lacks_a_space(key) {
                    &*format!("write a space behind the `:`, as in `{name}: {value}`")
                } else if key.chars().all(|c| c.is_ascii_digit()) {
                    "write the value; if this is a part of a list or of a number with commas, put \
                     brackets around the list, or leave the commas out"
                } else if is_documented_value {
                    "write what the page says of the value, or `{}` if it says nothing. If this is \
                     a part of a text, put quotes around the whole of it"
                } else if key.chars().all(is_name) && !key.ends_with('.') {
                    if is_between_braces {
                        "write the value, or leave the key out: a fact that is not known is not \
                         written. If this is a part of a text, put quotes around the whole of it"
                    } else {
                        "write the value, or leave the key out: a fact that is not known is not \
                         written. What belongs to a key is indented more than the key"
                    }
                } else {
                    "put quotes around the whole text if this is a part of one: between `{` and \
                     `}` a comma ends a text"
                };
                (*at_key, format!("the key `{key}` has no value"), help.to_owned())
            }
            Some(OpenKind::List(_)) => {
                let help = "write the item, or remove its dash or comma";
                (span, "this item of the list is empty".to_owned(), help.to_owned())
            }
            Some(OpenKind::Mapping(OpenMapping { key: None, .. })) | None => return,
        };
        self.report(Id::EmptyValue, span, message, &help);
    }

    /// Whether the mapping that is open tells what values mean.
    fn is_inside_of_values(&self) -> bool {
        let [.., around, _] = self.stack.as_slice() else { return false };
        let OpenKind::Mapping(OpenMapping { key: Some(key), .. }) = &around.kind else {
            return false;
        };
        let key = self.outline.keys.get(key.text.range());
        key.is_some_and(|key| matches!(key, "enum" | "allowed"))
    }

    pub(super) fn check_features(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.feature(span, "an anchor (`&name`)");
        }
        if tagged {
            self.feature(span, "a tag (`!name`)");
        }
    }

    pub(super) fn feature(&mut self, span: Span, what: &str) {
        self.report(
            Id::YamlFeature,
            span,
            format!("{what} is YAML that specs do without"),
            "write the value itself; put quotes around text that begins with `&`, `*` or `!`",
        );
    }

    pub(super) fn report(&mut self, id: Id, span: Span, message: String, help: &str) {
        let place = Place { source: self.source, span };
        self.diagnostics.push(Diagnostic::new(id, place, message, help));
    }
}

/// The key and the value of a text like `type:string`, which is one key for want of a space.
fn lacks_a_space(key: &str) -> Option<(&str, &str)> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    key.split_once(':').filter(|(name, value)| is_name(name) && !value.is_empty())
}
