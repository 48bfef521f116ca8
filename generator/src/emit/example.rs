//! The example in the documentation of an operation: a request made of the examples of its page.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::fields::{is_required, settable};
use super::literal;
use crate::model::{
    Element, EnumType, Example, Field, FieldPath, Operation, Role, Rule, Span, Type, ValueRule,
};
use crate::spec::Literal;

/// Builds a request from the examples of the page, and checks it.
pub(super) fn lines(operation: &Operation) -> Vec<String> {
    let Shown { import, request, is_valid } = shown(operation);
    let mut code = Vec::new();
    if is_valid {
        code.push("use aliyun_api::Operation;".to_owned());
    }
    code.push(import);
    code.push(String::new());
    code.push(format!("let request = {request};"));
    if is_valid {
        code.push("request.validate()?;".to_owned());
        code.push("# Ok::<(), aliyun_api::ValidationError>(())".to_owned());
    }
    code
}

/// Builds the same request and sends it. The features are those without which it does not compile.
pub(super) fn call(operation: &Operation, product: &str) -> Vec<String> {
    let Shown { import, request, .. } = shown(operation);
    let lines = [
        format!("# #[cfg(all(feature = \"client\", feature = \"{product}\"))] {{"),
        "use aliyun_api::Client;".to_owned(),
        import,
        String::new(),
        "async fn call() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        "    // Region and credentials come from the environment, a profile, or the role of the \
             machine."
            .to_owned(),
        "    let client = Client::from_env()?;".to_owned(),
        format!("    let request = {request};"),
        "    let response = client.send(&request).await?;".to_owned(),
        "    println!(\"{response:?}\");".to_owned(),
        "    Ok(())".to_owned(),
        "}".to_owned(),
        "# }".to_owned(),
    ];
    lines.into()
}

/// A request in an example.
struct Shown {
    import: String,
    request: String,
    /// Whether it keeps all rules, as far as that can be told.
    is_valid: bool,
}

fn shown(operation: &Operation) -> Shown {
    let (given, is_valid) = given_fields(operation);
    let mut types = BTreeSet::from([operation.request_type.to_string()]);
    let mut values = Values { operation, types: &mut types };
    let request = values.construct(operation.request_type.as_str(), &operation.parameters);
    let setters: Vec<String> = given
        .iter()
        .map(|index| &operation.parameters[*index])
        .filter(|field| !is_required(field, Role::Request))
        .map(|field| format!(".{}({})", field.name.to_rust(), values.argument(field)))
        .collect();
    let path = super::product_path(operation);
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let import = match types.as_slice() {
        [only] => format!("use {path}::{only};"),
        types => format!("use {path}::{{{}}};", types.join(", ")),
    };
    Shown { import, request: format!("{request}{}", setters.concat()), is_valid }
}

/// The parameters that the example gives: those that are required, always or by a rule. Also
/// whether the request then keeps all rules, as far as that can be told.
fn given_fields(operation: &Operation) -> (BTreeSet<usize>, bool) {
    let is_given = |(_, field): &(usize, &Field)| {
        field.constant.is_some() || is_required(field, Role::Request)
    };
    let all = operation.parameters.iter().enumerate();
    let mut given: BTreeSet<usize> = all.filter(is_given).map(|(index, _)| index).collect();
    let settable = |given: &BTreeSet<usize>| -> BTreeSet<usize> {
        let is_field = |index: &usize| operation.parameters[*index].constant.is_none();
        given.iter().copied().filter(is_field).collect()
    };
    // Every round adds a parameter, or is the last.
    for _ in 0..=operation.parameters.len() {
        let draft = Draft { operation, given: &given };
        let mut missing = Vec::new();
        for constraint in &operation.constraints {
            match draft.missing(&constraint.rule) {
                Some(fields) => missing.extend(fields),
                None => return (settable(&given), false),
            }
        }
        if missing.is_empty() {
            return (settable(&given), true);
        }
        given.extend(missing);
    }
    (settable(&given), false)
}

/// Makes values, and remembers the types that they need.
struct Values<'a> {
    operation: &'a Operation,
    types: &'a mut BTreeSet<String>,
}

impl Values<'_> {
    /// A call of `new`.
    fn construct(&mut self, name: &str, fields: &[Field]) -> String {
        let required = settable(fields).filter(|field| is_required(field, Role::Request));
        let arguments: Vec<String> = required.map(|field| self.argument(field)).collect();
        format!("{name}::new({})", arguments.join(", "))
    }

    /// What `new` or a setter takes.
    fn argument(&mut self, field: &Field) -> String {
        let scalar = Scalar {
            kind: &field.kind,
            rules: &field.rules,
            example: field.value_shown(),
            name: &field.wire,
        };
        match &field.kind {
            Type::List(element) => {
                let is_text = matches!(element.kind, Type::String);
                let item = self.item(field, element);
                let item = if is_text { item } else { owned(&element.kind, item) };
                let count = field.rules.iter().find_map(|rule| match rule {
                    ValueRule::Items { minimum, .. } => *minimum,
                    _ => None,
                });
                let mut items = vec![item; count.unwrap_or(1).max(1)];
                if field.rules.contains(&ValueRule::Unique) {
                    items = items.into_iter().enumerate().map(different).collect();
                }
                format!("[{}]", items.join(", "))
            }
            Type::Map(element) => {
                let item = self.item(field, element);
                format!("[({}.to_owned(), {})]", key(element), owned(&element.kind, item))
            }
            _ => self.scalar(&scalar),
        }
    }

    /// An item of a list or map, as a literal where there is one.
    fn item(&mut self, field: &Field, element: &Element) -> String {
        // What a page shows for a list is often one item.
        let shown = field.value_shown().filter(|example| {
            element.rules.is_empty() && is_of(example, &element.kind) && !is_json(example)
        });
        self.scalar(&Scalar {
            kind: &element.kind,
            rules: &element.rules,
            example: element.value_shown().or(shown),
            name: &field.wire,
        })
    }

    fn scalar(&mut self, scalar: &Scalar<'_>) -> String {
        match (scalar.kind, scalar.example) {
            (Type::Enum(kind), example) => {
                self.types.insert(kind.name.to_string());
                let wire = shown_value(kind, example);
                let value = kind.values.iter().find(|value| Some(value.wire.as_str()) == wire);
                match value {
                    Some(value) => format!("{}::{}", kind.name, value.variant.to_rust()),
                    None => format!("{}::from(\"\")", kind.name),
                }
            }
            (Type::Struct(kind), _) => {
                self.types.insert(kind.name.to_string());
                match kind.role {
                    Role::Request => self.construct(kind.name.as_str(), kind.fields()),
                    Role::Response | Role::Both => format!("{}::new()", kind.name),
                }
            }
            (Type::List(element) | Type::Map(element), _) => {
                let inner = Scalar {
                    kind: &element.kind,
                    rules: &element.rules,
                    example: element.value_shown(),
                    name: scalar.name,
                };
                let item = self.scalar(&inner);
                let item = owned(&element.kind, item);
                if let Type::List(_) = scalar.kind {
                    format!("vec![{item}]")
                } else {
                    format!("[({}.to_owned(), {item})].into()", key(element))
                }
            }
            (Type::Float | Type::Double, Some(Literal::Integer(value))) => format!("{value}.0"),
            (kind, Some(example)) if is_of(example, kind) => literal::source(example),
            (Type::String | Type::Any | Type::Binary, _) => {
                literal::source(&Literal::Text(scalar.text()))
            }
            (Type::Bool, _) => "true".to_owned(),
            (Type::Int32 | Type::Int64, _) => {
                literal::source(&Literal::Integer(self.integer(scalar)))
            }
            (Type::Float | Type::Double, _) => scalar.number(),
        }
    }

    /// An integer that the rules allow.
    fn integer(&self, scalar: &Scalar<'_>) -> i64 {
        let from_cases = self.operation.constraints.iter().find_map(|constraint| {
            let Rule::Cases { of, by, arms } = &constraint.rule else { return None };
            let (of, by) = (self.parameter(of)?, self.parameter(by)?);
            let Type::Enum(kind) = &by.kind else { return None };
            if of.wire != scalar.name {
                return None;
            }
            let shown = shown_value(kind, by.value_shown())?;
            let index = kind.values.iter().position(|value| value.wire == shown)?;
            arms.iter().find(|arm| arm.value == index).map(|arm| arm.spans.clone())
        });
        let step = scalar.rules.iter().find_map(|rule| match rule {
            ValueRule::MultipleOf(step) => Some(*step),
            _ => None,
        });
        let spans = from_cases
            .or_else(|| scalar.rules.iter().find_map(super::validation::integer_spans))
            .unwrap_or_default();
        let (low, high) = match spans.first() {
            Some(Span { low: i64::MIN, high: i64::MAX }) | None => (1, i64::MAX),
            Some(Span { low: i64::MIN, high }) => (*high, *high),
            Some(Span { low, high }) => (*low, *high),
        };
        match step {
            Some(step) if step > 0 => {
                let above = low.checked_add(step - 1).unwrap_or(low) / step * step;
                if above <= high { above } else { low }
            }
            Some(_) | None => low,
        }
    }

    fn parameter(&self, path: &FieldPath) -> Option<&Field> {
        match (&path.element_of, path.steps.as_slice()) {
            (None, [only]) => self.operation.parameters.get(*only),
            _ => None,
        }
    }
}

/// A literal that differs from those before it.
fn different((index, item): (usize, String)) -> String {
    match (index, item.rsplit_once('"'), item.parse::<i64>()) {
        (0, _, _) | (_, None, Err(_)) => item,
        (index, Some((text, behind)), _) => format!("{text}{index}\"{behind}"),
        (index, None, Ok(number)) => {
            let index = i64::try_from(index).unwrap_or_default();
            literal::source(&Literal::Integer(number.saturating_add(index)))
        }
    }
}

/// A key of a map, as a literal.
fn key(map: &Element) -> String {
    let Some(keys) = &map.keys else { return "\"key\"".to_owned() };
    let shown = Example::value_of(&keys.examples);
    let text = Scalar { kind: &Type::String, rules: &keys.rules, example: shown, name: "key" };
    literal::source(&Literal::Text(shown.map_or_else(|| text.text(), ToString::to_string)))
}

/// A value of exactly this type.
fn owned(kind: &Type, value: String) -> String {
    match kind {
        Type::String => format!("{value}.to_owned()"),
        Type::Any | Type::Binary => format!("{value}.into()"),
        _ => value,
    }
}

/// The example of an enumeration, or else its first value.
pub(super) fn shown_value<'a>(kind: &'a EnumType, example: Option<&Literal>) -> Option<&'a str> {
    let shown = example.map(ToString::to_string);
    let example = kind.values.iter().find(|value| Some(value.wire.as_str()) == shown.as_deref());
    example.or(kind.values.first()).map(|value| value.wire.as_str())
}

/// What is known about a value that is no list or map.
struct Scalar<'a> {
    kind: &'a Type,
    rules: &'a [ValueRule],
    example: Option<&'a Literal>,
    name: &'a str,
}

impl Scalar<'_> {
    /// A text of an allowed length, made of the name.
    fn text(&self) -> String {
        let length = self.rules.iter().find_map(|rule| match rule {
            ValueRule::Length { minimum, maximum } => Some((*minimum, *maximum)),
            _ => None,
        });
        let (minimum, maximum) = length.unwrap_or((None, None));
        let short = minimum.unwrap_or_default().saturating_sub(self.name.len());
        let filler = std::iter::repeat_n('x', short);
        self.name.chars().chain(filler).take(maximum.unwrap_or(usize::MAX)).collect()
    }

    fn number(&self) -> String {
        let bound = self.rules.iter().find_map(|rule| match rule {
            ValueRule::Number { minimum, maximum } => minimum.or(*maximum),
            ValueRule::Numbers(numbers) => numbers.first().map(|(low, _)| *low),
            ValueRule::Between { above: Some(low), below: Some(high) } => {
                Some(f64::midpoint(*low, *high))
            }
            ValueRule::Between { above, below } => {
                above.map(|low| low + 1.0).or(below.map(|high| high - 1.0))
            }
            _ => None,
        });
        literal::source(&Literal::Number(bound.unwrap_or(1.0)))
    }
}

/// Whether a literal is one of a type.
fn is_of(literal: &Literal, kind: &Type) -> bool {
    match literal {
        Literal::Text(_) => matches!(kind, Type::String | Type::Any | Type::Binary),
        Literal::Bool(_) => matches!(kind, Type::Bool | Type::Any),
        Literal::Integer(_) => matches!(kind, Type::Int32 | Type::Int64 | Type::Any),
        Literal::Number(_) => matches!(kind, Type::Float | Type::Double | Type::Any),
    }
}

/// Whether a text looks like a list or object of JSON.
fn is_json(literal: &Literal) -> bool {
    matches!(literal, Literal::Text(text) if text.trim_start().starts_with(['[', '{']))
}
