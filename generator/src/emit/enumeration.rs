//! An enumerated parameter type, e.g. `PricingCycle`: its documented values, and any other.

use quote::quote;
use syn::{Item, parse_quote};

use super::markdown::{Doc, code, inline};
use crate::model::EnumType;

/// The enum, and how it goes to the wire and back.
pub(super) fn items(kind: &EnumType) -> Vec<Item> {
    vec![enumeration(kind), open_enum(kind), from_text(kind), display(kind)]
}

fn enumeration(kind: &EnumType) -> Item {
    let name = &kind.name;
    let mut doc = match &kind.doc {
        Some(text) => Doc::of_text(text),
        None => Doc::new(format!("The values of the parameter {}.", code(kind.name.as_str()))),
    };
    doc.paragraph(
        "Any other text becomes `Unknown`: a service may take values that its page does not list.",
    );
    let variants = kind.values.iter().map(|value| {
        let wire = code(&value.wire);
        let doc = Doc::new(match &value.meaning {
            Some(meaning) => format!("{wire}: {}", inline(meaning)),
            None => wire,
        });
        let variant = &value.variant;
        quote!(#doc #variant)
    });
    parse_quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is not documented.
            Unknown(String),
        }
    }
}

fn open_enum(kind: &EnumType) -> Item {
    let name = &kind.name;
    let wires: Vec<&String> = kind.values.iter().map(|value| &value.wire).collect();
    let variants = kind.values.iter().map(|value| &value.variant);
    parse_quote! {
        impl OpenEnum for #name {
            const VALUES: &'static [&'static str] = &[#(#wires),*];

            fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unknown(value) => value,
                }
            }
        }
    }
}

fn from_text(kind: &EnumType) -> Item {
    let name = &kind.name;
    let wires = kind.values.iter().map(|value| &value.wire);
    let variants = kind.values.iter().map(|value| &value.variant);
    parse_quote! {
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#wires => Self::#variants,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }
    }
}

fn display(kind: &EnumType) -> Item {
    let name = &kind.name;
    parse_quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}
