//! An enumerated parameter type, e.g. `PricingCycle`: its documented values, and any other.

use proc_macro2::Ident;
use syn::{Item, ItemEnum, ItemImpl, Pat, parse_quote};

use super::docs::said_of_value;
use super::markdown::{Doc, code};
use super::sources::doc_sources;
use super::{Emitted, Stamp, ast};
use crate::model::{EnumType, Facts, Role};
use crate::names::Name;

/// The enum, and how it goes to the wire and back.
pub(super) fn items(kind: &EnumType, facts: &Facts) -> Vec<Emitted> {
    let mut items = vec![enumeration(kind, facts).into(), open_enum(kind).into()];
    match kind.role {
        Role::Request => {}
        Role::Response | Role::Both => items.push(FIELD.for_type(&kind.name)),
    }
    items.extend([from_text(kind).into(), DISPLAY.for_type(&kind.name)]);
    items
}

thread_local! {
    static ENUMERATION: ItemEnum = parse_quote! {
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Name {
            /// A value that is not documented.
            Unknown(String),
        }
    };

    static OPEN_ENUM: ItemImpl = parse_quote! {
        impl OpenEnum for Name {
            const VALUES: &'static [&'static str] = &[];

            fn as_str(&self) -> &str {}
        }
    };

    /// From any text. One that can be given away is moved into `Unknown`.
    static FROM_TEXT: ItemImpl = parse_quote! {
        impl<T> From<T> for Name
        where
            T: AsRef<str> + Into<String>,
        {
            fn from(value: T) -> Self {}
        }
    };

    static UNKNOWN: Pat = parse_quote!(Self::Unknown(value));
}

/// How it is read from a response.
static FIELD: Stamp = Stamp::new(|| {
    parse_quote! {
        impl Field for Name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
                *self = Self::from(value.to_text());
                Ok(())
            }

            fn is_text(&self) -> bool {
                true
            }

            fn expects(&self) -> &'static str {
                "a string"
            }
        }
    }
});

/// How an enum with a spelling is shown.
pub(super) static DISPLAY: Stamp = Stamp::new(|| {
    parse_quote! {
        impl fmt::Display for Name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
});

fn enumeration(kind: &EnumType, facts: &Facts) -> Item {
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
        let wire = match &*value.wire {
            "" => "The empty text".to_owned(),
            wire => code(wire),
        };
        let said = said_of_value(value.meaning.as_deref(), &value.remarks);
        let doc = Doc::new(if said.is_empty() { wire } else { format!("{wire}: {said}") });
        ast::variant(&doc, &value.variant, None)
    });
    let mut item = ENUMERATION.with(ItemEnum::clone);
    item.ident = kind.name.ident();
    ast::put_in_front(&mut item.attrs, [doc.outer()]);
    item.variants = variants.chain(item.variants).collect();
    Item::Enum(item)
}

fn open_enum(kind: &EnumType) -> Item {
    let wires = ast::texts(kind.values.iter().map(|value| &value.wire));
    let arms = kind
        .values
        .iter()
        .map(|value| (ast::path_pattern(variant_path(&value.variant)), ast::text(&value.wire)));
    let unknown = (UNKNOWN.with(Pat::clone), ast::local("value"));
    let mut item = ast::for_type(&OPEN_ENUM, &kind.name);
    ast::fill(
        &mut item,
        [vec![ast::result(ast::match_on(ast::local("self"), arms.chain([unknown])))]],
    );
    ast::set(&mut item, [wires]);
    Item::Impl(item)
}

fn from_text(kind: &EnumType) -> Item {
    let arms = kind
        .values
        .iter()
        .map(|value| (ast::text_pattern(&value.wire), ast::value(variant_path(&value.variant))));
    let held = ast::method_call(ast::local("value"), "into", []);
    let other = (ast::anything(), ast::call(&["Self", "Unknown"], [held]));
    let mut item = ast::for_type(&FROM_TEXT, &kind.name);
    let text = ast::method_call(ast::local("value"), "as_ref", []);
    ast::fill(&mut item, [vec![ast::result(ast::match_on(text, arms.chain([other])))]]);
    Item::Impl(item)
}

/// `Self::Variant`
fn variant_path(variant: &Name) -> [Ident; 2] {
    [ast::ident("Self"), variant.ident()]
}
