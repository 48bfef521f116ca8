//! Bounds how much is copied: schemas that refer to one another without a type between them would
//! otherwise stand in one another without end.

/// How many fields one copy may have, with the copies in it.
const MOST_IN_ONE: usize = 2_000;

/// How many fields all copies of a document may have.
const MOST_IN_ALL: usize = 200_000;

/// How many fields can still be copied.
#[derive(Debug)]
pub(super) struct Room {
    /// How many copies are being read, each in the one before.
    depth: usize,
    in_one: usize,
    in_all: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { depth: 0, in_one: MOST_IN_ONE, in_all: MOST_IN_ALL }
    }
}

impl Room {
    /// Whether another copy may begin.
    pub(super) fn is_left(&self) -> bool {
        self.in_all > 0 && (self.depth == 0 || self.in_one > 0)
    }

    /// A copy begins, perhaps in another one.
    pub(super) fn enter(&mut self) {
        if self.depth == 0 {
            self.in_one = MOST_IN_ONE;
        }
        self.depth += 1;
    }

    /// The copy that has begun last is read.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// A field is read, which counts if it is part of a copy.
    pub(super) fn take(&mut self) {
        if self.depth > 0 {
            self.in_one = self.in_one.saturating_sub(1);
            self.in_all = self.in_all.saturating_sub(1);
        }
    }
}
