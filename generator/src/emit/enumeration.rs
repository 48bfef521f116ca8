//! An enumerated parameter type, e.g. `PricingCycle`: its documented values, and any other.

use quote::quote;
use syn::{Item, parse_quote};

use super::docs::doc_sources;
use super::markdown::{Doc, code, inline};
use crate::model::{EnumType, Facts, Role};

/// The enum, and how it goes to the wire and back.
pub(super) fn items(kind: &EnumType, facts: &Facts) -> Vec<Item> {
    let mut items = vec![enumeration(kind, facts), open_enum(kind)];
    match kind.role {
        Role::Request => items.push(value(kind)),
        Role::Response => items.push(field(kind)),
        Role::Both => items.extend([value(kind), field(kind)]),
    }
    items.extend([from_text(kind), display(kind)]);
    items
}

fn enumeration(kind: &EnumType, facts: &Facts) -> Item {
    let name = &kind.name;
    let mut doc = match (&kind.doc, &kind.field) {
        (Some(text), _) => Doc::of_text(text),
        (None, Some(field)) => Doc::new(format!("The values of {}.", code(field))),
        (None, None) => Doc::new(format!("The values of a {}.", code(kind.name.as_str()))),
    };
    doc.paragraph(
        "Any other text becomes `Unknown`: a service may take values that its page does not list.",
    );
    doc_sources(&mut doc, &kind.from, facts);
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

/// How it is written in a request.
fn value(kind: &EnumType) -> Item {
    let name = &kind.name;
    parse_quote! {
        impl Value for #name {
            fn view(&self) -> View<'_> {
                View::Text(self.as_str())
            }
        }
    }
}

/// How it is read from a response.
fn field(kind: &EnumType) -> Item {
    let name = &kind.name;
    parse_quote! {
        impl Field for #name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
                *self = Self::from(&*value.to_text());
                Ok(())
            }

            fn expects(&self) -> &'static str {
                "a string"
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
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}
