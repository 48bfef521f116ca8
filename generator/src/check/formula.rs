//! Checks what is said to hold between numbers: `sum(DataDisk[].Size) <= 32768`.

use super::conditions::check_conditions;
use super::paths::Fields;
use super::reach::check_condition_in_reach;
use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::{Condition, Field, FieldPath, Rule, Type};
use crate::spec::types::{self, Ordered};

/// What can be asked about a list, a map or a text.
const FUNCTIONS: [&str; 5] = ["count", "length", "max", "min", "sum"];

const COMPARISONS: [&str; 6] = ["<", "<=", "==", "!=", ">=", ">"];

const OPERATORS: [&str; 5] = ["+", "-", "*", "/", "%"];

/// Checks that it can be read, that its fields are there, and when it holds. It is documented, and not
/// computed.
pub(crate) fn check_formula(
    report: &mut Report,
    at: &At<'_>,
    text: &str,
    when: Option<&Ordered<types::Test>>,
    request: &Fields<'_>,
) -> Option<Rule> {
    let fields = check_fields(report, &at.key("formula"), text, request)?;
    let when = match when {
        Some(tests) => check_when_it_holds(report, &at.key("when"), tests, &fields, request)?,
        None => Vec::new(),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Rule::Formula { text, fields, when })
}

/// Checks that a formula can be read. Returns the fields in it.
fn check_fields(
    report: &mut Report,
    at: &At<'_>,
    text: &str,
    request: &Fields<'_>,
) -> Option<Vec<FieldPath>> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, operands: Vec::new(), depth: 0 };
    if let Err(problem) = reader.formula() {
        let message = format!("the formula cannot be read: {problem}");
        let help = "write it as in `sum(DataDisk[].Size) <= 32768`, `Max >= Min + 1` or \
                    `EndTime - StartTime <= 30d`, with spaces around each sign; another rule is a \
                    `note`";
        report.value(Id::InvalidValue, at, message, help);
        return None;
    }
    let operands = reader.operands;
    if operands.is_empty() {
        let help = "name the fields about which it is, as in `Max >= Min + 1`";
        report.value(Id::InvalidValue, at, "the formula names no field", help);
        return None;
    }
    let mut fields: Vec<FieldPath> = Vec::new();
    for Operand { path, function } in &operands {
        let found = request.find(report, at.of_value(), path)?;
        if let Some(wanted) = wanted(found.field, *function) {
            let message = format!("`{path}` is not {wanted}");
            let help = "use `count` for lists and maps, `length` for strings, and numbers or \
                        points in time by themselves; another rule is a `note`";
            report.value(Id::RuleForOtherType, at, message, help);
            return None;
        }
        if !fields.contains(&found.path) {
            fields.push(found.path);
        }
    }
    Some(fields)
}

/// Checks the conditions of a formula. They may be about its own fields, too.
fn check_when_it_holds(
    report: &mut Report,
    at: &At<'_>,
    tests: &Ordered<types::Test>,
    fields: &[FieldPath],
    request: &Fields<'_>,
) -> Option<Vec<Condition>> {
    let when = check_conditions(report, at, tests, request)?;
    for condition in &when {
        let is_beside = |other: &&FieldPath| other.lists.starts_with(&condition.field.lists);
        let subject = fields.iter().find(is_beside).or(fields.first())?;
        check_condition_in_reach(report, at, subject, condition)?;
    }
    Some(when)
}

/// What a field would have to be, if it is something else.
fn wanted(field: &Field, function: Option<&str>) -> Option<&'static str> {
    let is_number = |kind: &Type| kind.is_number();
    // A point in time, or a number that is written as a text.
    let is_value = |kind: &Type| is_number(kind) || matches!(kind, Type::String);
    let (fits, wanted) = match function {
        Some("count") => (field.kind.element().is_some(), "a list or map"),
        Some("length") => (matches!(field.kind.inner(), Type::String | Type::Enum(_)), "a string"),
        Some(_) => (is_value(field.kind.inner()), "a number, or a list of numbers"),
        None => (is_value(&field.kind), "a number or a point in time"),
    };
    (!fits).then_some(wanted)
}

/// A field in a formula, with the function around it.
struct Operand<'t> {
    path: &'t str,
    function: Option<&'t str>,
}

/// The words and signs of a formula. Names may have any other character in them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(end) = rest.find(['(', ')', ',']) {
            tokens.extend([&rest[..end], &rest[end..=end]].iter().filter(|part| !part.is_empty()));
            rest = &rest[end + 1..];
        }
        tokens.extend(Some(rest).filter(|rest| !rest.is_empty()));
    }
    tokens
}

struct Reader<'a, 't> {
    tokens: &'a [&'t str],
    operands: Vec<Operand<'t>>,
    /// How many brackets are open.
    depth: usize,
}

/// So many brackets may stand in one another. Nobody could read more.
const DEEPEST: usize = 8;

impl<'t> Reader<'_, 't> {
    /// Sums with a comparison between each two.
    fn formula(&mut self) -> Result<(), String> {
        self.sum(None)?;
        let mut comparisons = 0;
        while self.take(&COMPARISONS).is_some() {
            self.sum(None)?;
            comparisons += 1;
        }
        match self.tokens.first() {
            Some(token) => Err(format!("`{token}` is not expected there")),
            None if comparisons == 0 => Err("nothing is compared".to_owned()),
            None => Ok(()),
        }
    }

    fn sum(&mut self, function: Option<&'t str>) -> Result<(), String> {
        self.term(function)?;
        while self.take(&OPERATORS).is_some() {
            self.term(function)?;
        }
        Ok(())
    }

    fn term(&mut self, function: Option<&'t str>) -> Result<(), String> {
        let Some((first, rest)) = self.tokens.split_first() else {
            return Err("it ends too early".to_owned());
        };
        self.tokens = rest;
        if *first == "(" {
            self.opened()?;
            self.sum(function)?;
            return self.closed();
        }
        if rest.first() == Some(&"(") {
            if !FUNCTIONS.contains(first) {
                return Err(format!("`{first}` is none of {}", FUNCTIONS.join(", ")));
            }
            self.tokens = &rest[1..];
            self.opened()?;
            self.sum(Some(first))?;
            while self.take(&[","]).is_some() {
                self.sum(Some(first))?;
            }
            return self.closed();
        }
        if [")", ","].contains(first) || COMPARISONS.contains(first) || OPERATORS.contains(first) {
            return Err(format!("`{first}` is not expected there"));
        }
        if !is_quantity(first) {
            let is_digit = |c: char| c.is_ascii_digit() || "_.-".contains(c);
            if first.starts_with(|c: char| c.is_ascii_digit()) && first.chars().all(is_digit) {
                return Err(format!("`{first}` is no number in decimal digits"));
            }
            self.operands.push(Operand { path: first, function });
        }
        Ok(())
    }

    fn opened(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("more than {DEEPEST} brackets stand in one another"));
        }
        Ok(())
    }

    fn closed(&mut self) -> Result<(), String> {
        self.depth -= 1;
        self.take(&[")"]).map(drop).ok_or_else(|| "a bracket is not closed".to_owned())
    }

    /// Takes the next token if it is one of these.
    fn take(&mut self, wanted: &[&str]) -> Option<&'t str> {
        let (first, rest) = self.tokens.split_first()?;
        wanted.contains(first).then(|| {
            self.tokens = rest;
            *first
        })
    }
}

/// Whether a token is a number, a length of time or the present: `10`, `-0.5`, `30d`, `now`.
fn is_quantity(token: &str) -> bool {
    if token == "now" {
        return true;
    }
    let token = token.strip_prefix('-').unwrap_or(token);
    let number = token.strip_suffix(['s', 'm', 'h', 'd']).unwrap_or(token);
    number.starts_with(|c: char| c.is_ascii_digit()) && number.parse::<f64>().is_ok()
}
