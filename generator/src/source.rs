//! A spec file, and places in it.

/// A spec file, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path for people and for the layout rules, with `/` between its parts,
    /// e.g. `specs/ens/renew_instance.yaml`.
    pub path: String,
    /// The bytes of the file. They need not be UTF-8: then that is what gets reported.
    pub content: Vec<u8>,
}

impl Source {
    /// A source with this path and content.
    pub fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: content.into() }
    }
}

/// A point between two characters of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

impl Point {
    /// The beginning of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The point at this byte of a text.
    #[must_use]
    pub fn of_byte(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        Self { line, column: before[line_start..].chars().count() + 1 }
    }

    /// The byte of a text at this point; the end of the line or text if it is beyond.
    #[must_use]
    pub fn to_byte(self, text: &str) -> usize {
        let mut line_start = 0;
        for _ in 1..self.line {
            match text[line_start..].find('\n') {
                Some(newline) => line_start += newline + 1,
                None => return text.len(),
            }
        }
        let line = text[line_start..].split('\n').next().unwrap_or_default();
        let column = line.char_indices().nth(self.column - 1).map_or(line.len(), |(at, _)| at);
        line_start + column
    }
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: Point,
    /// Where it ends: the point after its last character.
    pub end: Point,
}

impl Span {
    /// The beginning of a file.
    pub const START: Self = Self { start: Point::START, end: Point::START };
}

/// A stretch of one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The index of the file among the sources.
    pub source: usize,
    /// The stretch.
    pub span: Span,
}
