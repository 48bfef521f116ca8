//! What is wrong with a spec, where, and what to do about it.

mod id;
mod visible;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use indexmap::IndexMap;
use serde::Serialize;

use crate::source::{Place, Point, Source, Span};
pub use id::Id;
pub(crate) use visible::is_hidden;
use visible::{in_one_line, visible};

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
        let (message, help) = (in_one_line(&message.into()), in_one_line(&help.into()));
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
    are_about_shape: bool,
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
        Self { diagnostics, are_about_shape: false }
    }

    /// The same, if the rules of the language have not been looked at yet.
    pub(crate) fn about_shape(self) -> Self {
        Self { are_about_shape: true, ..self }
    }

    /// Whether there may be more mistakes: a file is not YAML with the right keys, and what files say
    /// is checked against one another when all of them can be read.
    #[must_use]
    pub fn may_be_more(&self) -> bool {
        self.are_about_shape
    }

    /// Those that are in files with certain paths, or have to do with a place in them; `None` if none
    /// is left.
    #[must_use]
    pub fn about(&self, sources: &[Source], is_wanted: impl Fn(&str) -> bool) -> Option<Self> {
        let is_about = |diagnostic: &&Diagnostic| {
            let related = diagnostic.related.iter().map(|(place, _)| place);
            let mut places = std::iter::once(&diagnostic.place).chain(related);
            places.any(|place| is_wanted(path_of(place.source, sources)))
        };
        let diagnostics: Vec<_> = self.diagnostics.iter().filter(is_about).cloned().collect();
        (!diagnostics.is_empty()).then_some(Self { diagnostics, ..*self })
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

    /// The mistakes for a terminal, with the lines that they are about. What is wrong in the same way in
    /// several places of a file is said once, with all of its lines: to an editor, which marks places,
    /// [`Self::records`] gives each of them.
    #[must_use]
    pub fn render(&self, sources: &[Source], style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colored => Renderer::styled(),
        };
        let mut text = String::new();
        let repeated = self.repeated();
        for mistake in repeated.iter().take(MOST_SHOWN) {
            text += &renderer.render(&[report(mistake, sources)]);
            text += "\n\n";
        }
        let left_out: usize =
            repeated.iter().skip(MOST_SHOWN).map(|mistake| mistake.places.len()).sum();
        if left_out > 0 {
            let mistakes = if left_out == 1 { "mistake" } else { "mistakes" };
            text += &["… and ", &left_out.to_string(), " more ", mistakes, "\n\n"].concat();
        }
        text
    }

    /// Brings the mistakes together that say the same about places of one file, in the order of the
    /// first of them.
    fn repeated(&self) -> Vec<Repeated<'_>> {
        let mut repeated: IndexMap<_, Repeated<'_>> = IndexMap::new();
        for (index, diagnostic) in self.diagnostics.iter().enumerate() {
            let Diagnostic { id, place, message, related, help } = diagnostic;
            // With places of its own, a mistake stands alone.
            let alone = (!related.is_empty()).then_some(index);
            let key = (id, place.source, message, help, alone);
            let first = || Repeated { diagnostic, places: Vec::new() };
            repeated.entry(key).or_insert_with(first).places.push(*place);
        }
        repeated.into_values().collect()
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

/// A mistake, and where it was made again in the same file.
struct Repeated<'a> {
    diagnostic: &'a Diagnostic,
    /// Its own place first.
    places: Vec<Place>,
}

/// How many mistakes are shown in full on a terminal.
const MOST_SHOWN: usize = 100;

/// How many places of one mistake are shown.
const MOST_PLACES: usize = 10;

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

/// Builds what annotate-snippets draws of mistakes that differ in their places alone: one snippet per
/// file, the primary places first.
fn report<'a>(mistake: &Repeated<'a>, sources: &'a [Source]) -> Group<'a> {
    let diagnostic = mistake.diagnostic;
    let own = mistake.places.iter().take(MOST_PLACES).map(|place| (*place, None));
    let related = diagnostic.related.iter().map(|(place, label)| (*place, Some(&**label)));
    let places: Vec<(Place, Option<&str>)> = own.chain(related).collect();
    let mut files: Vec<usize> = Vec::new();
    for (place, _) in &places {
        if !files.contains(&place.source) {
            files.push(place.source);
        }
    }
    let title = Level::ERROR.primary_title(&diagnostic.message).id(diagnostic.id.as_str());
    let mut group = Group::with_title(title);
    for source in files {
        let places = places.iter().filter(|(place, _)| place.source == source).copied();
        group = group.element(snippet(&places.collect::<Vec<_>>(), source, sources));
    }
    let count = mistake.places.len();
    if count > MOST_PLACES {
        let more = match count - MOST_PLACES {
            1 => "it stands in 1 more place of this file".to_owned(),
            more => format!("it stands in {more} more places of this file"),
        };
        group = group.element(Level::NOTE.message(more));
    }
    group.element(Level::HELP.message(&diagnostic.help))
}

fn snippet<'a>(
    places: &[(Place, Option<&'a str>)],
    source: usize,
    sources: &'a [Source],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let lines = places.iter().map(|(place, _)| place.span.start.line);
    let first = lines.clone().min().unwrap_or(1);
    let last = lines.max().unwrap_or(1);
    let content = sources.get(source).map(|source| &*source.content).unwrap_or_default();
    let text = lines_of(content, first, last);
    let mut snippet =
        Snippet::source(text.clone()).path(visible(path_of(source, sources))).line_start(first);
    for (place, label) in places {
        let range = byte_range(&text, first, place.span);
        snippet = snippet.annotation(match label {
            None => AnnotationKind::Primary.span(range),
            Some(label) => AnnotationKind::Context.span(range).label(*label),
        });
    }
    snippet
}

/// The lines of a file that are about a mistake: to draw a line takes as long as its file is.
fn lines_of(content: &[u8], first: usize, last: usize) -> String {
    let text = String::from_utf8_lossy(content);
    let lines = text.split('\n').skip(first - 1).take(last - first + 1);
    let lines: Vec<&str> = lines.map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    visible(&lines.join("\n"))
}

/// The path of a file; the folder of all specs if there is no file to blame.
fn path_of(source: usize, sources: &[Source]) -> &str {
    sources.get(source).map_or("specs", |source| &source.path)
}

/// The bytes of a span in the lines of a text from `first` on, cut to its first line: a mistake in
/// a long mapping is shown by its head.
fn byte_range(text: &str, first: usize, span: Span) -> std::ops::Range<usize> {
    let shifted = |point: Point| Point { line: point.line + 1 - first, ..point };
    let start = shifted(span.start).to_byte(text);
    let end = shifted(span.end.max(span.start)).to_byte(text);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end.min(line_end)
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics, Id, Style};
    use crate::source::{Place, Point, Source, Span};

    /// A mistake in each of the first lines of a file.
    fn shown(lines: usize, message: impl Fn(usize) -> String) -> String {
        let mistake = |line| {
            let start = Point { line, column: 1 };
            let place = Place { source: 0, span: Span { start, end: start } };
            Diagnostic::new(Id::EmptyText, place, message(line), "write something")
        };
        let sources = [Source::new("specs/a.yaml", "a\n".repeat(lines))];
        Diagnostics::new((1..=lines).map(mistake).collect(), &sources)
            .render(&sources, Style::Plain)
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let different = |lines| shown(lines, |line| format!("mistake {line}"));
        assert!(different(101).ends_with("… and 1 more mistake\n\n"));
        assert!(different(103).ends_with("… and 3 more mistakes\n\n"));
        let same = |lines| shown(lines, |_| "the same".to_owned());
        assert!(same(11).contains("it stands in 1 more place of this file"));
        assert!(same(13).contains("it stands in 3 more places of this file"));
    }
}
