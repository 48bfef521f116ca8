//! The response of an operation, e.g. `RenewInstanceResponse`: its struct, and the table by which
//! the runtime decodes it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, parse_quote};

use super::fields::{add_notes, debug_impl, derives, field_doc, rust_type};
use super::markdown::{Doc, code};
use crate::model::{Field, Member, Operation, Sample};
use crate::spec::Literal;
use crate::vocabulary::SampleKind;

/// The struct and its table.
pub(super) fn items(operation: &Operation) -> Vec<Item> {
    let fields: Vec<&Field> = operation.members.iter().map(|member| &member.field).collect();
    let mut items = vec![response(operation, &fields), record(operation)];
    items.extend(debug_impl(&operation.response_type, &fields));
    items
}

fn response(operation: &Operation, fields: &[&Field]) -> Item {
    let name = &operation.response_type;
    let doc = response_doc(operation);
    let derives = derives(fields, true);
    let fields = operation.members.iter().map(|Member { field }| {
        let mut doc = field_doc(field);
        add_notes(&mut doc, field, &operation.sources);
        let (name, kind) = (&field.name, rust_type(&field.kind));
        quote!(#doc pub #name: Option<#kind>)
    });
    parse_quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn response_doc(operation: &Operation) -> Doc {
    let mut doc = Doc::new(format!("What {} answers.", code(&operation.action)));
    doc.paragraph("Every field may be absent: a service may leave out what its page documents.");
    let samples = operation.samples.iter().flatten().filter(|sample| is_test(sample));
    for (index, sample) in samples.enumerate() {
        if index == 0 {
            doc.section("Examples");
            doc.paragraph("The sample of the page:");
        }
        doc.example(&sample_test(operation, sample));
    }
    doc
}

/// Whether a sample can be decoded.
fn is_test(sample: &Sample) -> bool {
    match sample.kind {
        SampleKind::Json => sample.defect.is_none(),
        SampleKind::Xml => false,
    }
}

/// Decodes a sample, and looks at its members.
fn sample_test(operation: &Operation, sample: &Sample) -> Vec<String> {
    let name = &operation.response_type;
    let quotes = sample.body.split(|c| c != '#').map(str::len).max().unwrap_or_default();
    let hashes = "#".repeat(quotes + 1);
    let path = super::product_path(operation);
    let mut code = vec![
        format!("use {path}::{name};"),
        "use aliyun_api::runtime::decode;".to_owned(),
        String::new(),
        format!("let sample = r{hashes}\"{}\"{hashes};", sample.body.trim_end()),
        format!("let response: {name} = decode::object(sample.as_bytes())?;"),
    ];
    // A body has several lines: each is a line of the comment.
    code = code.iter().flat_map(|line| line.split('\n').map(str::to_owned)).collect();
    let sample: serde_json::Value = serde_json::from_str(&sample.body).unwrap_or_default();
    for member in &operation.members {
        let field = member.field.name.to_rust();
        match sample.get(&member.field.wire) {
            Some(serde_json::Value::String(text)) => {
                let text = super::literal::source(&Literal::Text(text.clone()));
                code.push(format!("assert_eq!(response.{field}.as_deref(), Some({text}));"));
            }
            Some(serde_json::Value::Number(number)) if let Some(number) = number.as_i64() => {
                let number = super::literal::source(&Literal::Integer(number));
                code.push(format!("assert_eq!(response.{field}, Some({number}));"));
            }
            Some(serde_json::Value::Null) | None => {
                code.push(format!("assert_eq!(response.{field}, None);"));
            }
            Some(_) => code.push(format!("assert!(response.{field}.is_some());")),
        }
    }
    code.push("# Ok::<(), decode::DecodeError>(())".to_owned());
    code
}

fn record(operation: &Operation) -> Item {
    let name = &operation.response_type;
    let names = operation.members.iter().map(|member| &member.field.wire);
    let field = field_method(&operation.members);
    parse_quote! {
        impl Record for #name {
            fn names(&self) -> &'static [&'static str] {
                &[#(#names),*]
            }

            #field
        }
    }
}

fn field_method(members: &[Member]) -> TokenStream {
    if members.is_empty() {
        return quote! {
            fn field(&mut self, _index: usize) -> Option<&mut dyn Field> {
                None
            }
        };
    }
    let arms = members.iter().enumerate().map(|(index, Member { field })| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let name = &field.name;
        quote!(#index => Some(&mut self.#name))
    });
    quote! {
        fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
            match index {
                #(#arms,)*
                _ => None,
            }
        }
    }
}
