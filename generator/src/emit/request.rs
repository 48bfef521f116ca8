//! The request of an operation, e.g. `RenewInstanceRequest`, and the structures in requests: a
//! struct, its constructor, and a setter for each optional field.

use indexmap::IndexMap;
use quote::quote;
use syn::{Attribute, Expr, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct, parse_quote};

use super::ast;
use super::docs::{as_sentences, field_doc, on_the_wire};
use super::fields::{
    debug_impl, derives, field_type, is_option, is_required, is_required_in_requests, rust_type,
    settable,
};
use super::markdown::{Doc, code, inline};
use super::sources::sources_of;
use crate::model::{Facts, Field, Operation, Role, Type};
use crate::names::{self, Name};
use crate::vocabulary::Safety;

/// The struct of a request, and its methods.
pub(super) fn items(operation: &Operation) -> impl Iterator<Item = Item> {
    // What the page says stands on the module. What it takes to send the request does so here as well: an
    // editor shows no module with a struct.
    let mut doc = Doc::new(format!("The parameters of [{}](self).", code(&operation.action)));
    let charges = match operation.charges {
        Some(true) => "**It charges money.** ",
        None if operation.may_charge() => "It may charge money. ",
        Some(false) | None => "",
    };
    let safety = match operation.safety {
        Safety::ReadOnly => "It changes nothing.",
        Safety::Idempotent => "Twice has the effect of once.",
        Safety::Token => "With the same idempotency token it is executed once.",
        Safety::AtMostOnce => "It is sent again only if it certainly was not executed.",
    };
    doc.paragraph(format!("{charges}{safety}"));
    doc_constants(&mut doc, &operation.parameters, &operation.sources);
    super::samples::doc_requests(&mut doc, operation);
    // Who knows the name of the wire finds the type under it.
    let action = operation.action.as_str();
    let is_hidden = !operation.request_type.as_str().starts_with(action);
    let input = Input {
        name: &operation.request_type,
        doc,
        alias: is_hidden.then_some(action),
        subject: Subject::Request,
        fields: &operation.parameters,
        role: Role::Request,
        facts: &operation.sources,
    };
    input.items()
}

/// Says what is sent without being a field.
pub(super) fn doc_constants(doc: &mut Doc, fields: &[Field], facts: &Facts) {
    for field in fields {
        if let Some(value) = &field.constant {
            doc.item(&constant(field, &value.to_string(), facts));
        }
    }
}

/// What is always sent, and all that is known about it.
fn constant(field: &Field, value: &str, facts: &Facts) -> String {
    let mut name = on_the_wire(field);
    if name.contains(", ") {
        name.push(',');
    }
    let mut sentences = vec![match value {
        "" => format!("Always sent: {name} with an empty value"),
        value => format!("Always sent: {name} with the value {}", code(value)),
    }];
    sentences.extend(field.doc.as_deref().map(inline));
    let applies_to = (!field.applies_to.is_empty()).then(|| field.applies_to.join(", "));
    for (title, text) in [
        ("Unit", &field.unit),
        ("Format", &field.format),
        ("Since", &field.since),
        ("Deprecated", &field.deprecated),
        ("The sources disagree", &field.conflict),
        ("About the page", &field.defect),
        ("For", &applies_to),
    ] {
        sentences.extend(text.as_ref().map(|text| format!("{title}: {}", inline(text))));
    }
    sentences.extend(sources_of(&field.from, facts));
    as_sentences(sentences)
}

/// What a struct stands for.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    Request,
    Structure,
}

/// A struct that callers fill in.
pub(super) struct Input<'a> {
    pub(super) name: &'a Name,
    pub(super) doc: Doc,
    pub(super) alias: Option<&'a str>,
    pub(super) subject: Subject,
    pub(super) fields: &'a [Field],
    pub(super) role: Role,
    pub(super) facts: &'a Facts,
}

impl<'a> Input<'a> {
    pub(super) fn items(self) -> impl Iterator<Item = Item> + use<'a> {
        let debug = debug_impl(self.name, settable(self.fields));
        let parts = [Self::structure, Self::methods];
        parts.into_iter().map(move |part| part(&self)).chain(debug)
    }

    fn required(&self) -> impl Iterator<Item = &Field> {
        settable(self.fields).filter(|field| is_required(field, self.role))
    }

    /// Whether clippy finds that there are too many required booleans.
    fn has_many_flags(&self) -> bool {
        self.required().filter(|field| matches!(field.kind, Type::Bool)).count() > 3
    }

    fn structure(&self) -> Item {
        let Self { name, doc, alias, .. } = self;
        let derives = derives(settable(self.fields), self.required().next().is_none());
        let alias = alias.map(|alias| ast::attribute("doc", quote!(alias = #alias)));
        let expectation: Option<Attribute> = self.has_many_flags().then(|| {
            parse_quote! {
                #[expect(clippy::struct_excessive_bools, reason = "the page has these fields")]
            }
        });
        // The values of a map may have nothing but constants.
        let map: Option<Attribute> = settable(self.fields).any(has_empty_values).then(|| {
            parse_quote! {
                #[expect(clippy::zero_sized_map_values, reason = "the page has no other fields")]
            }
        });
        let template = match self.subject {
            Subject::Request => &REQUEST,
            Subject::Structure => &STRUCTURE,
        };
        let mut item = template.with(ItemStruct::clone);
        item.ident = name.ident();
        let attributes = [Some(doc.outer()), alias, Some(derives), expectation, map];
        ast::put_in_front(&mut item.attrs, attributes.into_iter().flatten());
        item.fields = ast::fields(settable(self.fields).map(|field| {
            let doc = field_doc(field, self.role, self.facts);
            ast::field(&doc, &field.name, field_type(field, self.role))
        }));
        Item::Struct(item)
    }

    fn methods(&self) -> Item {
        let constructor =
            if self.required().next().is_none() { self.empty() } else { self.constructor() };
        let mut item = ast::for_type(&METHODS, self.name);
        item.items.push(ImplItem::Fn(constructor));
        let optional = settable(self.fields).filter(|field| !is_required(field, self.role));
        item.items.extend(optional.map(|field| self.setter(field)));
        Item::Impl(item)
    }

    /// `new` for a struct whose fields are all optional.
    fn empty(&self) -> ImplItemFn {
        let is_needed = |field: &Field| is_required_in_requests(field, self.role);
        let doc = Doc::new(match self.subject {
            Subject::Request => "A request without parameters: all of them are optional.",
            Subject::Structure if settable(self.fields).any(is_needed) => {
                "A value without fields: of those that requests need, none is set."
            }
            Subject::Structure => "A value without fields: all of them are optional.",
        });
        let mut function = NEW.with(ImplItemFn::clone);
        function.attrs.push(doc.outer());
        function.block.stmts.push(ast::result(ast::call(&["Self", "default"], [])));
        function
    }

    fn constructor(&self) -> ImplItemFn {
        let doc = Doc::new(match self.subject {
            Subject::Request => "A request with the parameters that are required.",
            Subject::Structure => "A value with the fields that are required.",
        });
        let many: Option<Attribute> = (self.required().count() > 7).then(|| {
            parse_quote! {
                #[expect(clippy::too_many_arguments, reason = "the page requires all of them")]
            }
        });
        let flags: Option<Attribute> = self.has_many_flags().then(|| {
            parse_quote! {
                #[expect(clippy::fn_params_excessive_bools, reason = "the page requires them")]
            }
        });
        let mut function = NEW.with(ImplItemFn::clone);
        function.attrs.extend([Some(doc.outer()), many, flags].into_iter().flatten());
        let required: Vec<&Name> = self.required().map(|field| &field.name).collect();
        let arguments: IndexMap<&Name, Name> =
            required.iter().copied().zip(names::of_arguments(&required)).collect();
        let argument = |field: &Field| {
            let name = arguments.get(&field.name)?.ident();
            Some(ast::argument(name, argument_type(&field.kind)))
        };
        function.sig.inputs = self.required().filter_map(argument).collect();
        let values = settable(self.fields).map(|field| {
            let value = match arguments.get(&field.name) {
                Some(argument) => argument_value(&field.kind, ast::value([argument.ident()])),
                None => self.first_value(field),
            };
            (field.name.ident(), value)
        });
        function.block.stmts.push(ast::result(ast::structure("Self", values, None)));
        function
    }

    /// What a constructor puts into a field for which it has no argument.
    fn first_value(&self, field: &Field) -> Expr {
        if is_option(field, self.role) {
            return ast::local("None");
        }
        match &field.kind {
            Type::Map(_) => ast::call(&["BTreeMap", "new"], []),
            Type::List(_) => ast::call(&["Vec", "new"], []),
            kind => {
                let kind = rust_type(kind);
                parse_quote!(#kind::default())
            }
        }
    }

    fn setter(&self, field: &Field) -> ImplItem {
        let part = match self.subject {
            Subject::Request => "parameter",
            Subject::Structure => "field",
        };
        // A reader of the setter alone is one click from what the page says.
        let place = format!("field@Self::{}", field.name.as_str());
        let doc = Doc::new(format!("Sets the {part} [{}]({place}).", code(&field.wire)));
        // A short name, so that lines stay short where the field has a long one.
        let argument = ast::ident("value");
        let value = argument_value(&field.kind, ast::value([argument.clone()]));
        let value = if is_option(field, self.role) { ast::some(value) } else { value };
        let mut setter = SETTER.with(ImplItemFn::clone);
        setter.attrs.push(doc.outer());
        setter.sig.ident = field.name.ident();
        setter.sig.inputs.push(ast::argument(argument, argument_type(&field.kind)));
        setter.block.stmts.insert(0, ast::assignment(ast::own(&field.name), value));
        ImplItem::Fn(setter)
    }
}

thread_local! {
    // What is to be used is said of the struct, so that it need not stand on each of its methods.
    static REQUEST: ItemStruct = parse_quote! {
        #[must_use = "a request does nothing until it is sent"]
        #[non_exhaustive]
        pub struct Name {}
    };

    static STRUCTURE: ItemStruct = parse_quote! {
        #[must_use]
        #[non_exhaustive]
        pub struct Name {}
    };

    static METHODS: ItemImpl = parse_quote!(impl Name {});

    static NEW: ImplItemFn = parse_quote! {
        pub fn new() -> Self {}
    };

    static SETTER: ImplItemFn = parse_quote! {
        pub fn name(mut self) -> Self {
            self
        }
    };
}

/// Whether a field is a map, or holds one, whose values are structures in which there is nothing to store.
fn has_empty_values(field: &Field) -> bool {
    fn look(kind: &Type) -> bool {
        let is_map = matches!(kind, Type::Map(_));
        kind.element()
            .is_some_and(|element| is_map && is_empty(&element.kind) || look(&element.kind))
    }
    fn is_empty(kind: &Type) -> bool {
        let Some(structure) = kind.structure() else { return false };
        let is_stored = |field: &Field| is_option(field, structure.role) || !is_empty(&field.kind);
        !settable(structure.fields()).any(is_stored)
    }
    look(&field.kind)
}

/// In which form a constructor or setter takes a value.
enum Form<'a> {
    /// Whatever gives items that become these.
    Items(&'a Type),
    /// Whatever gives keys, and values that become these.
    Entries(&'a Type),
    /// Anything that becomes the value.
    Into,
    /// The value.
    Exact,
}

impl<'a> Form<'a> {
    fn of(kind: &'a Type) -> Self {
        match kind {
            Type::List(element) => Self::Items(&element.kind),
            Type::Map(element) => Self::Entries(&element.kind),
            Type::String | Type::Enum(_) | Type::Binary | Type::Any => Self::Into,
            Type::Bool
            | Type::Int32
            | Type::Int64
            | Type::Uint64
            | Type::Float
            | Type::Double
            | Type::Struct(_) => Self::Exact,
        }
    }
}

/// What a constructor or setter takes for a field of this type.
fn argument_type(kind: &Type) -> syn::Type {
    match Form::of(kind) {
        Form::Items(kind) => ast::iterable(item_type(kind)),
        Form::Entries(kind) => {
            ast::iterable(ast::pair(argument_type(&Type::String), item_type(kind)))
        }
        Form::Into => ast::implementing("Into", [rust_type(kind)]),
        Form::Exact => rust_type(kind),
    }
}

/// What a constructor or setter takes for an item of a list or a value of a map. Lists and maps in others
/// are taken as they are: what could become one would be hard to read.
fn item_type(kind: &Type) -> syn::Type {
    match kind {
        Type::List(_) | Type::Map(_) => rust_type(kind),
        single => argument_type(single),
    }
}

/// The value of a field, made of an argument.
fn argument_value(kind: &Type, argument: Expr) -> Expr {
    match Form::of(kind) {
        Form::Items(_) => ast::call(&[names::LIST_FUNCTION], [argument]),
        Form::Entries(_) => ast::call(&[names::MAP_FUNCTION], [argument]),
        Form::Into => ast::method_call(argument, "into", []),
        Form::Exact => argument,
    }
}
