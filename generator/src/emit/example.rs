//! The example in the documentation of an operation: a request made of the examples of its page.

mod choices;
mod given;
mod keys;
mod others;
mod scalar;
mod values;

use std::collections::BTreeSet;

use super::ProductPath;
use super::fields::is_required;
use crate::format;
use crate::model::{EnumType, Field, Operation, Role};
use crate::spec::Literal;
use choices::Choices;
use given::Given;
use values::Values;

/// Builds a request from the examples of the page, and checks it. There is none if nobody would read
/// it.
pub(super) fn lines(operation: &Operation, path: ProductPath<'_>) -> Option<Vec<String>> {
    let Shown { import, request, is_valid } = shown(operation, path)?;
    let ProductPath { crate_name, .. } = path;
    let mut code = Vec::new();
    if is_valid {
        code.push(format!("use {crate_name}::Operation;"));
    }
    code.extend(format::example(&import));
    code.push(String::new());
    code.extend(format::example(&format!("let request = {request};")));
    if is_valid {
        code.push("request.validate()?;".to_owned());
        code.push(format!("# Ok::<(), {crate_name}::ValidationError>(())"));
    }
    Some(code)
}

/// Builds the same request and sends it. The features are those without which it does not compile.
pub(super) fn call(operation: &Operation, path: ProductPath<'_>) -> Option<Vec<String>> {
    let Shown { import, request, .. } = shown(operation, path)?;
    let ProductPath { crate_name, module } = path;
    let mut lines = vec![
        format!("# #[cfg(all(feature = \"client\", feature = \"{module}\"))] {{"),
        format!("use {crate_name}::Client;"),
    ];
    lines.extend(format::example(&import));
    let request = format::example(&format!("let request = {request};"));
    let head = [
        String::new(),
        "async fn call() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        "    // Region and credentials come from the environment, a profile, or the role of the \
             machine."
            .to_owned(),
        "    let client = Client::from_env()?;".to_owned(),
    ];
    let tail = [
        "    let response = client.send(&request).await?;".to_owned(),
        "    println!(\"{response:?}\");".to_owned(),
        "    Ok(())".to_owned(),
        "}".to_owned(),
        "# }".to_owned(),
    ];
    lines.extend(head);
    lines.extend(request.into_iter().map(|line| format!("    {line}")));
    lines.extend(tail);
    Some(lines)
}

/// A request in an example.
struct Shown {
    import: String,
    request: String,
    /// Whether it keeps all rules, as far as that can be told.
    is_valid: bool,
}

fn shown(operation: &Operation, path: ProductPath<'_>) -> Option<Shown> {
    let choices = Choices::new(operation);
    let (given, has_all_fields) = given_fields(operation, &choices);
    let mut values = Values::new(operation, &choices);
    let request = values.request();
    let setters: Vec<String> = given
        .iter()
        .map(|index| (*index, &operation.parameters[*index]))
        .filter(|(_, field)| !is_required(field, Role::Request))
        .map(|(index, field)| format!(".{}({})", field.name.to_rust(), values.parameter(index)))
        .collect();
    if values.is_cut {
        return None;
    }
    let types: Vec<&str> = values.types.iter().map(String::as_str).collect();
    let import = match types.as_slice() {
        [only] => format!("use {path}::{only};"),
        types => format!("use {path}::{{{}}};", types.join(", ")),
    };
    let request = format!("{request}{}", setters.concat());
    Some(Shown { import, request, is_valid: has_all_fields && values.are_valid })
}

/// The parameters that the example gives: those that are required, always or by a rule. Also
/// whether the request then keeps all rules, as far as that can be told.
fn given_fields(operation: &Operation, choices: &Choices) -> (BTreeSet<usize>, bool) {
    let is_given = |(_, field): &(usize, &Field)| {
        field.constant.is_some() || is_required(field, Role::Request)
    };
    let all = operation.parameters.iter().enumerate();
    let mut indices: BTreeSet<usize> = all.filter(is_given).map(|(index, _)| index).collect();
    let settable = |indices: &BTreeSet<usize>| -> BTreeSet<usize> {
        let is_field = |index: &usize| operation.parameters[*index].constant.is_none();
        indices.iter().copied().filter(is_field).collect()
    };
    // Every round adds a parameter, or is the last.
    for _ in 0..=operation.parameters.len() {
        let given = Given { operation, indices: &indices, choices };
        let mut missing = Vec::new();
        for constraint in &operation.constraints {
            match given.missing(&constraint.rule) {
                Some(fields) => missing.extend(fields),
                None => return (settable(&indices), false),
            }
        }
        if missing.is_empty() {
            return (settable(&indices), true);
        }
        indices.extend(missing);
    }
    (settable(&indices), false)
}

/// The example of an enumeration, or else its first value that is not deprecated.
pub(super) fn shown_value<'a>(kind: &'a EnumType, example: Option<&Literal>) -> Option<&'a str> {
    let shown = example.map(ToString::to_string);
    let example = kind.values.iter().find(|value| Some(value.wire.as_str()) == shown.as_deref());
    let current = kind.values.iter().find(|value| value.remarks.deprecated.is_none());
    example.or(current).or(kind.values.first()).map(|value| value.wire.as_str())
}
