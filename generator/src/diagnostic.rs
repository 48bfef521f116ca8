//! What is wrong with a spec, where, and what to do about it.

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::source::{Place, Source, Span};

/// One mistake in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake. Its name is stable.
    pub id: Id,
    /// Where it is.
    pub place: Place,
    /// What is wrong: a fact.
    pub message: String,
    /// Other places that have to do with it, each with a short label.
    pub related: Vec<(Place, String)>,
    /// What to do.
    pub help: String,
}

impl Diagnostic {
    /// A mistake that has to do with one place only.
    pub fn new(id: Id, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { id, place, message, related: Vec::new(), help }
    }

    /// Names another place that has to do with the mistake.
    #[must_use]
    pub fn with_related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }
}

/// All mistakes of a run, sorted by file and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics {
    diagnostics: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Sorts mistakes into the order of the paths of their files, not of the sources.
    pub(crate) fn new(mut diagnostics: Vec<Diagnostic>, sources: &[Source]) -> Self {
        diagnostics.sort_by(|left, right| {
            let key = |diagnostic: &Diagnostic| {
                (diagnostic.place.span, diagnostic.id, diagnostic.message.clone())
            };
            let path = |diagnostic: &Diagnostic| path_of(diagnostic.place.source, sources);
            path(left).cmp(path(right)).then_with(|| key(left).cmp(&key(right)))
        });
        diagnostics.dedup();
        Self { diagnostics }
    }

    /// The mistakes; never empty.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// How many there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// The mistakes for a terminal, with the lines that they are about.
    #[must_use]
    pub fn render(&self, sources: &[Source], style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colored => Renderer::styled(),
        };
        let mut text = String::new();
        for diagnostic in self.diagnostics.iter().take(MOST_SHOWN) {
            text += &renderer.render(&[report(diagnostic, sources)]);
            text += "\n\n";
        }
        let count = self.diagnostics.len();
        if count > MOST_SHOWN {
            text += &["… and ", &(count - MOST_SHOWN).to_string(), " more errors\n\n"].concat();
        }
        text
    }

    /// The mistakes for an editor: a JSON array of [`DiagnosticRecord`]s.
    #[must_use]
    pub fn records(&self, sources: &[Source]) -> Vec<DiagnosticRecord> {
        let record = |diagnostic: &Diagnostic| DiagnosticRecord {
            id: diagnostic.id.as_str(),
            range: RangeRecord::new(diagnostic.place, sources),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            related: related_records(diagnostic, sources),
        };
        self.diagnostics.iter().map(record).collect()
    }
}

/// How many mistakes are shown in full on a terminal.
const MOST_SHOWN: usize = 100;

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// Colours, as escape sequences.
    Colored,
}

/// A mistake as it is given to an editor.
#[derive(Clone, Debug, Serialize)]
pub struct DiagnosticRecord {
    /// The name of the kind of mistake.
    pub id: &'static str,
    /// Where it is.
    #[serde(flatten)]
    pub range: RangeRecord,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Other places that have to do with it.
    pub related: Vec<RelatedRecord>,
}

/// A stretch of a file as it is given to an editor. Lines and columns count from 1.
#[derive(Clone, Debug, Serialize)]
pub struct RangeRecord {
    /// The path of the file.
    pub path: String,
    /// The line in which it begins.
    pub line: usize,
    /// The column at which it begins, in characters.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

impl RangeRecord {
    fn new(Place { source, span }: Place, sources: &[Source]) -> Self {
        let path = path_of(source, sources).to_owned();
        let Span { start, end } = span;
        let (line, column) = (start.line, start.column);
        Self { path, line, column, end_line: end.line, end_column: end.column }
    }
}

/// Another place that has to do with a mistake, as it is given to an editor.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedRecord {
    /// Where it is.
    #[serde(flatten)]
    pub range: RangeRecord,
    /// What is there.
    pub label: String,
}

fn related_records(diagnostic: &Diagnostic, sources: &[Source]) -> Vec<RelatedRecord> {
    let record = |(place, label): &(Place, String)| RelatedRecord {
        range: RangeRecord::new(*place, sources),
        label: label.clone(),
    };
    diagnostic.related.iter().map(record).collect()
}

/// Builds what annotate-snippets draws: one snippet per file, the primary place first.
fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a [Source]) -> Group<'a> {
    let title = Level::ERROR.primary_title(&diagnostic.message).id(diagnostic.id.as_str());
    let mut group = title.element(snippet(diagnostic, diagnostic.place.source, sources));
    let mut shown = vec![diagnostic.place.source];
    for (place, _) in &diagnostic.related {
        if !shown.contains(&place.source) {
            shown.push(place.source);
            group = group.element(snippet(diagnostic, place.source, sources));
        }
    }
    group.element(Level::HELP.message(&diagnostic.help))
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    source: usize,
    sources: &'a [Source],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let path = path_of(source, sources);
    let content = sources.get(source).map(|source| &*source.content).unwrap_or_default();
    let text = visible(&String::from_utf8_lossy(content).replace("\r\n", "\n"));
    let mut snippet = Snippet::source(text.clone()).path(path);
    if diagnostic.place.source == source {
        let range = byte_range(&text, diagnostic.place.span);
        snippet = snippet.annotation(AnnotationKind::Primary.span(range));
    }
    for (place, label) in &diagnostic.related {
        if place.source == source {
            let range = byte_range(&text, place.span);
            snippet = snippet.annotation(AnnotationKind::Context.span(range).label(label));
        }
    }
    snippet
}

/// The path of a file; the folder of all specs if there is no file to blame.
fn path_of(source: usize, sources: &[Source]) -> &str {
    sources.get(source).map_or("specs", |source| &source.path)
}

/// Replaces characters that a terminal would obey or hide, one for one, so that columns hold.
fn visible(text: &str) -> String {
    let replace = |character| match character {
        '\n' => '\n',
        character if character.is_control() || is_direction(character) => '\u{fffd}',
        character => character,
    };
    text.chars().map(replace).collect()
}

/// Characters that change the direction in which text is shown.
pub(crate) fn is_direction(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// The bytes of a span, cut to its first line: a mistake in a long mapping is shown by its head.
fn byte_range(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = span.start.to_byte(text);
    let end = span.end.to_byte(text).max(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end.min(line_end)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $variant:ident => $name:literal,)*) => {
        /// The kinds of mistakes. Names are stable: editors and scripts may rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Id {
            $($(#[$doc])* $variant,)*
        }

        impl Id {
            /// Every kind, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

ids! {
    /// The file is larger than a spec can be.
    FileTooLarge => "file-too-large",
    /// The file is not UTF-8.
    NotUtf8 => "not-utf8",
    /// The file begins with a byte order mark.
    ByteOrderMark => "byte-order-mark",
    /// A character that cannot be seen, or that changes how others are seen.
    InvisibleCharacter => "invisible-character",
    /// The text is not YAML.
    YamlSyntax => "yaml-syntax",
    /// The file has no content.
    EmptyFile => "empty-file",
    /// The file has more than one YAML document.
    SeveralDocuments => "several-documents",
    /// An anchor, an alias, a tag or a merge key: YAML that specs do without.
    YamlFeature => "yaml-feature",
    /// Mappings and lists stand too deep in one another.
    TooDeep => "too-deep",
    /// A key stands twice in a mapping.
    DuplicateKey => "duplicate-key",
    /// A key has no value, or a list has an empty item.
    EmptyValue => "empty-value",
    /// A scalar that people and programs read differently.
    AmbiguousScalar => "ambiguous-scalar",
    /// A key that does not belong here.
    UnknownKey => "unknown-key",
    /// A key is missing.
    MissingKey => "missing-key",
    /// A value has the wrong type.
    WrongType => "wrong-type",
    /// A value is not one of those that the key takes.
    InvalidValue => "invalid-value",
    /// A file is not where specs stand.
    UnexpectedFile => "unexpected-file",
    /// A file name or folder name does not match its content, or cannot be a Rust module.
    FileName => "file-name",
    /// A folder has no `product.yaml`, or there is no gateway table.
    MissingFile => "missing-file",
    /// Two files define the same thing.
    DuplicateDefinition => "duplicate-definition",
    /// A name that cannot be sent, or that no Rust name can be made of.
    InvalidName => "invalid-name",
    /// Two names become the same Rust name.
    NameCollision => "name-collision",
    /// A name that means something else in Rust or in the emitted code.
    ReservedName => "reserved-name",
    /// A type that does not exist.
    UnknownType => "unknown-type",
    /// A named type that nothing uses.
    UnusedType => "unused-type",
    /// A rule that this type of value cannot have.
    RuleForOtherType => "rule-for-other-type",
    /// A range that ends before it begins, or in which nothing lies.
    EmptyRange => "empty-range",
    /// A list of values without a value, or with one twice.
    InvalidValues => "invalid-values",
    /// An example or default that the documented values do not contain.
    OutsideValues => "outside-values",
    /// Two facts that cannot both hold, without a word about why.
    Contradiction => "contradiction",
    /// A rule about a field that does not exist.
    UnknownField => "unknown-field",
    /// A case for a value that the field does not have, or a value without a case.
    UnknownCase => "unknown-case",
    /// The rows do not add up.
    RowCount => "row-count",
    /// An error table that does not exist.
    UnknownTable => "unknown-table",
    /// An error table that no operation uses.
    UnusedTable => "unused-table",
    /// An HTTP status that cannot be one of an error.
    InvalidStatus => "invalid-status",
    /// An error code twice, or in a table too, without the form that says so.
    RepeatedCode => "repeated-code",
    /// Rows of one code that say different things about it.
    ConflictingRows => "conflicting-rows",
    /// A template that matches everything, or the same as another.
    InvalidTemplate => "invalid-template",
    /// A sample that is not what it says.
    InvalidSample => "invalid-sample",
    /// A source that is not defined.
    UnknownSource => "unknown-source",
    /// A source that no fact comes from.
    UnusedSource => "unused-source",
    /// Text that must not be published.
    SecretInText => "secret-in-text",
    /// Text that is empty where something has to be said.
    EmptyText => "empty-text",
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
