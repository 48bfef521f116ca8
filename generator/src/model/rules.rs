//! Rules about several fields, and ways through long answers.

use super::Span;
use crate::spec::Literal;

/// A rule about several parameters.
#[derive(Debug)]
pub(crate) struct Constraint {
    pub(crate) rule: Rule,
    pub(crate) doc: Option<String>,
    /// The ids of its sources, if it is not from the first one.
    pub(crate) sources: Vec<String>,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

/// All paths of a rule begin in the request, or all in the elements of one list, which may stand in the
/// elements of another one. The conditions of a rule about elements may be about what is around them, too,
/// and those of any rule about any element of another list.
#[derive(Debug, PartialEq)]
pub(crate) enum Rule {
    /// The range of one parameter for each value of an enumerated one.
    Cases {
        of: FieldPath,
        by: FieldPath,
        arms: Vec<Arm>,
    },
    RequiredIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    RequiredUnless {
        field: FieldPath,
        when: Vec<Condition>,
    },
    ForbiddenIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    AtMostOne(Vec<FieldPath>),
    ExactlyOne(Vec<FieldPath>),
    AtLeastOne(Vec<FieldPath>),
    AllOrNone(Vec<FieldPath>),
    /// Those of them that are given have one value.
    Same(Vec<FieldPath>),
    /// No two items of a list have the same values in all of them.
    Unique(Vec<FieldPath>),
    /// Whoever gives the first gives the others, too.
    Requires {
        field: FieldPath,
        fields: Vec<FieldPath>,
    },
    /// It has one of these values.
    FixedIf {
        field: FieldPath,
        when: Vec<Condition>,
        values: Vec<Literal>,
        /// Whether it may be left out.
        only_if_given: bool,
    },
    /// What is taken if it is left out. It is documented, and not sent.
    DefaultIf {
        field: FieldPath,
        when: Vec<Condition>,
        value: Literal,
    },
    /// Documented, and not checked.
    EffectiveIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    /// Documented, and not checked.
    IgnoredIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    /// A member of the response is there. Documented, and not checked.
    ReturnedIf {
        member: FieldPath,
        /// About parameters.
        request: Vec<Condition>,
        /// About members.
        response: Vec<Condition>,
    },
    /// Of two numbers or two points in time, the first lies below the second.
    Order {
        low: FieldPath,
        high: FieldPath,
        or_equal: bool,
    },
    /// What holds between numbers, as it is written. It is documented, and not checked.
    Formula {
        text: String,
        fields: Vec<FieldPath>,
        /// When it holds; always, if there is no condition.
        when: Vec<Condition>,
    },
    /// Prose. It is documented, and not checked.
    Note {
        text: String,
        fields: Vec<FieldPath>,
    },
}

/// The way to a field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldPath {
    /// The indices that lead to the list about whose elements the rule is, from the request, or from an
    /// element of the list before it. There is none for a rule about the request itself.
    pub(crate) lists: Vec<Vec<usize>>,
    /// The indices that lead to the field, from the request or from an element.
    pub(crate) steps: Vec<usize>,
    /// As it is written: `SystemDisk.Size`, `DataDisk[].Size`.
    pub(crate) text: String,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Condition {
    pub(crate) field: FieldPath,
    pub(crate) test: Test,
    /// Whether it holds for a field that is left out, too, as the default of the field is what is asked
    /// for.
    pub(crate) or_absent: bool,
    /// Whether it is enough that one item of the list meets it.
    pub(crate) in_any_item: bool,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Test {
    /// It has one of these values.
    AnyOf(Vec<Literal>),
    /// It has a value, which is none of these.
    NoneOf(Vec<Literal>),
    /// It is an integer that lies here.
    Within(Span),
    Present,
    Absent,
}

/// How to get the next page of a long answer. Request fields are indices of parameters.
#[derive(Debug)]
pub(crate) enum Pagination {
    Page {
        page: usize,
        size: Option<usize>,
        total: Option<ResponsePath>,
        items: ResponsePath,
    },
    Token {
        token: usize,
        next_token: ResponsePath,
        /// The boolean that says whether there is another page.
        more: Option<ResponsePath>,
        size: Option<usize>,
        items: ResponsePath,
    },
    Offset {
        offset: usize,
        size: Option<usize>,
        total: Option<ResponsePath>,
        items: ResponsePath,
    },
}

/// The way to a field of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResponsePath {
    pub(crate) steps: Vec<usize>,
    /// As it is written, e.g. `PageInfo.TotalCount`.
    pub(crate) text: String,
}

/// A case: the values of the one for a value of the other.
#[derive(Debug, PartialEq)]
pub(crate) struct Arm {
    /// The index of the value in the enumerated type.
    pub(crate) value: usize,
    pub(crate) spans: Vec<Span>,
}
