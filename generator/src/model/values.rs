//! What is said about the values of a field.

/// What the values of a field are, besides those of an enumerated type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueRule {
    /// Single values and ranges, as they are listed.
    Allowed(Vec<Span>),
    Integer {
        minimum: Option<i128>,
        maximum: Option<i128>,
    },
    Number {
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    /// Bounds that are no values themselves.
    Between {
        above: Option<f64>,
        below: Option<f64>,
    },
    /// Single numbers and ranges, both bounds included, as they are listed.
    Numbers(Vec<(f64, f64)>),
    /// Of an integer.
    MultipleOf(i128),
    /// Of what a number with a fraction is a multiple. It is documented, and not checked.
    Step(f64),
    /// The number of characters.
    Length {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
    /// The number of characters of the text as which a list, map or structure is written. It is
    /// documented, and not checked.
    TextLength {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
    /// The number of characters, of which some kinds count as two. As their number is never above the
    /// length, it is checked against the maximum alone.
    WideLength {
        minimum: Option<usize>,
        maximum: Option<usize>,
        count_as_two: Vec<String>,
    },
    /// The number of bytes. It is documented, and not checked.
    Bytes {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
    /// A regular expression. It is documented, and not checked.
    Pattern(String),
    /// What a text must not begin with. It is documented, and not checked.
    NotAtStart(Vec<String>),
    /// What must not stand in a text. It is documented, and not checked.
    NotInside(Vec<String>),
    /// Of how many kinds of characters a text has some. It is documented, and not checked.
    Contains {
        at_least: usize,
        of: Vec<String>,
    },
    /// No two items of a list are the same.
    Unique,
    /// What values and ranges of numbers or booleans mean, as they are written.
    Meanings(Vec<ValueMeaning>),
    /// The number of items of a list or entries of a map.
    Items {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
}

impl ValueRule {
    /// Whether it is about integers. In a text, it is about the one that the text has to be.
    pub(crate) fn is_of_integers(&self) -> bool {
        matches!(self, Self::Allowed(_) | Self::Integer { .. } | Self::MultipleOf(_))
    }
}

/// Integers between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// [`i128::MIN`] if there is no bound.
    pub(crate) low: i128,
    /// [`i128::MAX`] if there is no bound.
    pub(crate) high: i128,
}

impl Span {
    pub(crate) fn contains(self, value: i128) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// What is said about a value or a range of a number or a boolean.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ValueMeaning {
    /// As it is written: `1`, `1..9`, `true`.
    pub(crate) value: String,
    pub(crate) meaning: Option<String>,
    pub(crate) remarks: ValueRemarks,
}

/// For which resources a value is, and since and until when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ValueRemarks {
    pub(crate) applies_to: Vec<String>,
    pub(crate) since: Option<String>,
    /// Why it should not be used.
    pub(crate) deprecated: Option<String>,
}

impl ValueRemarks {
    pub(crate) fn is_empty(&self) -> bool {
        self.applies_to.is_empty() && self.since.is_none() && self.deprecated.is_none()
    }
}
