//! The request of an operation, e.g. `RenewInstanceRequest`: its struct, its constructor, and a
//! setter for each optional parameter.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, parse_quote};

use super::fields::{add_notes, debug_impl, derives, field_doc};
use super::literal;
use super::markdown::{Doc, code};
use crate::model::{Facts, Field, Operation, Parameter, Type, ValueRule};
use crate::spec::Literal;
use crate::vocabulary::Required;

/// The struct and its methods.
pub(super) fn items(operation: &Operation) -> Vec<Item> {
    let fields: Vec<&Field> =
        operation.parameters.iter().map(|parameter| &parameter.field).collect();
    let mut items = vec![request(operation, &fields), methods(operation)];
    items.extend(debug_impl(&operation.request_type, &fields));
    items
}

/// Whether a request can be made without any value.
fn has_default(operation: &Operation) -> bool {
    operation.parameters.iter().all(|parameter| !is_required(parameter))
}

/// Whether `new` asks for a parameter. One about which the page says nothing may be left out.
pub(super) fn is_required(parameter: &Parameter) -> bool {
    match parameter.required {
        Required::Yes => true,
        Required::No | Required::Unstated => false,
    }
}

fn request(operation: &Operation, fields: &[&Field]) -> Item {
    let name = &operation.request_type;
    let doc = Doc::new(format!("The parameters of {}.", code(&operation.action)));
    let derives = derives(fields, has_default(operation));
    let fields = operation.parameters.iter().map(|parameter| {
        let doc = parameter_doc(parameter, &operation.sources);
        let name = &parameter.field.name;
        let kind = field_type(parameter);
        quote!(#doc pub #name: #kind)
    });
    // Who knows the name of the wire finds the type under it.
    let action = &operation.action;
    let alias =
        (!name.as_str().starts_with(action.as_str())).then(|| quote!(#[doc(alias = #action)]));
    parse_quote! {
        #doc
        #alias
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn methods(operation: &Operation) -> Item {
    let name = &operation.request_type;
    let constructor = constructor(operation);
    let optional = operation.parameters.iter().filter(|parameter| !is_required(parameter));
    let setters = optional.map(setter);
    parse_quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

fn constructor(operation: &Operation) -> TokenStream {
    if has_default(operation) {
        let doc = Doc::new("A request without parameters: all of them are optional.");
        return quote! {
            #doc
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let doc = Doc::new("A request with the parameters that are required.");
    let required = || operation.parameters.iter().filter(|parameter| is_required(parameter));
    let arguments = required().map(|parameter| {
        let name = &parameter.field.name;
        let kind = argument_type(&parameter.field.kind);
        quote!(#name: #kind)
    });
    let values = operation.parameters.iter().map(|parameter| {
        let name = &parameter.field.name;
        match (is_required(parameter), &parameter.field.kind) {
            (true, Type::String) => quote!(#name: #name.into()),
            (true, _) => quote!(#name),
            (false, _) => quote!(#name: None),
        }
    });
    quote! {
        #doc
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn setter(parameter: &Parameter) -> TokenStream {
    let name = &parameter.field.name;
    let kind = argument_type(&parameter.field.kind);
    let doc = Doc::new(format!("Sets the parameter {}.", code(&parameter.field.wire)));
    let value =
        if let Type::String = parameter.field.kind { quote!(#name.into()) } else { quote!(#name) };
    quote! {
        #doc
        #[must_use]
        pub fn #name(mut self, #name: #kind) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

fn argument_type(kind: &Type) -> TokenStream {
    match kind {
        Type::String => quote!(impl Into<String>),
        other => super::fields::rust_type(other),
    }
}

fn field_type(parameter: &Parameter) -> TokenStream {
    let kind = super::fields::rust_type(&parameter.field.kind);
    if is_required(parameter) { kind } else { quote!(Option<#kind>) }
}

fn parameter_doc(parameter: &Parameter, facts: &Facts) -> Doc {
    let mut doc = field_doc(&parameter.field);
    match &parameter.field.kind {
        Type::Enum(values) => {
            let values: Vec<String> = values.values.iter().map(|value| code(&value.wire)).collect();
            doc.item(&format!("Values: {}", values.join(", ")));
        }
        _ => doc_rule(&mut doc, parameter.rule.as_ref()),
    }
    match parameter.required {
        Required::Yes | Required::No => {}
        Required::Unstated => doc.item("The page does not say whether it is required"),
    }
    if let Some(default) = &parameter.default {
        doc.item(&format!("Default: {}", code(&default.to_string())));
    }
    if !parameter.values_from.is_empty() {
        let operations: Vec<String> = parameter.values_from.iter().map(|name| code(name)).collect();
        doc.item(&format!("The value comes from: {}", operations.join(", ")));
    }
    add_notes(&mut doc, &parameter.field, facts);
    doc
}

fn doc_rule(doc: &mut Doc, rule: Option<&ValueRule>) {
    let bounds = |minimum: Option<String>, maximum: Option<String>| match (minimum, maximum) {
        (Some(low), Some(high)) => format!("`{low}..={high}`"),
        (Some(low), None) => format!("`{low}..`"),
        (None, Some(high)) => format!("`..={high}`"),
        (None, None) => "any".to_owned(),
    };
    let text = |value: &dyn ToString| value.to_string();
    match rule {
        None => {}
        Some(ValueRule::Allowed(spans)) => {
            doc.item(&format!("Values: {}", literal::spans_text(spans)));
        }
        Some(ValueRule::Integer { minimum, maximum }) => {
            let (low, high) =
                (minimum.as_ref().map(|v| text(v)), maximum.as_ref().map(|v| text(v)));
            doc.item(&format!("Values: {}", bounds(low, high)));
        }
        Some(ValueRule::Number { minimum, maximum }) => {
            let (low, high) =
                (minimum.as_ref().map(|v| text(v)), maximum.as_ref().map(|v| text(v)));
            doc.item(&format!("Values: {}", bounds(low, high)));
        }
        Some(ValueRule::Length { minimum, maximum }) => {
            let (low, high) =
                (minimum.as_ref().map(|v| text(v)), maximum.as_ref().map(|v| text(v)));
            doc.item(&format!("Length in characters: {}", bounds(low, high)));
        }
    }
}

/// A request with the examples of the page, as source for an example in the docs.
pub(super) fn example(operation: &Operation) -> String {
    let required = operation.parameters.iter().filter(|parameter| is_required(parameter));
    let arguments: Vec<String> =
        required.map(|parameter| example_value(operation, parameter)).collect();
    format!("{}::new({})", operation.request_type, arguments.join(", "))
}

/// The example of a parameter, or else a value that its rules allow.
fn example_value(operation: &Operation, parameter: &Parameter) -> String {
    match (&parameter.field.kind, &parameter.field.example) {
        (Type::Enum(kind), example) => {
            let is_example = |wire: &str| match example {
                Some(Literal::Text(text)) => text == wire,
                _ => false,
            };
            let value = kind.values.iter().find(|value| is_example(&value.wire));
            match value.or(kind.values.first()) {
                Some(value) => format!("{}::{}", kind.name, value.variant.to_rust()),
                None => format!("{}::from(\"\")", kind.name),
            }
        }
        (_, Some(example)) => literal::source(example),
        (Type::String, None) => literal::source(&Literal::Text(example_text(parameter))),
        (Type::Bool, None) => "true".to_owned(),
        (Type::Int32 | Type::Int64, None) => literal::source(&Literal::Integer(
            super::validation::example_integer(operation, parameter),
        )),
        (Type::Float | Type::Double, None) => match parameter.rule {
            Some(ValueRule::Number { minimum: Some(low), .. }) => {
                literal::source(&Literal::Number(low))
            }
            Some(ValueRule::Number { maximum: Some(high), .. }) => {
                literal::source(&Literal::Number(high))
            }
            _ => "1.0".to_owned(),
        },
    }
}

/// A text of an allowed length, made of the name of the parameter.
fn example_text(parameter: &Parameter) -> String {
    let wire = &parameter.field.wire;
    let (minimum, maximum) = match parameter.rule {
        Some(ValueRule::Length { minimum, maximum }) => (minimum, maximum),
        _ => (None, None),
    };
    let filler = std::iter::repeat_n('x', minimum.unwrap_or_default().saturating_sub(wire.len()));
    wire.chars().chain(filler).take(maximum.unwrap_or(usize::MAX)).collect()
}
