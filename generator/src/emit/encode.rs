//! How a request or structure is written, one statement for each field, e.g.
//! `out.query("InstanceId", &self.instance_id);`.

use syn::{Expr, ImplItem, Stmt, parse_quote};

use super::fields::{holds_secrets, is_secret};
use super::{ast, literal};
use crate::model::{Field, Type};
use crate::spec::Literal;
use crate::vocabulary::{Encoding, Location};

/// The statements of a request or structure.
pub(super) fn statements(fields: &[Field]) -> Vec<Stmt> {
    fields.iter().map(statement).collect()
}

/// The function that tells which fields are secret, or hold structures with such fields, if there are
/// any.
pub(super) fn secrets(fields: &[Field]) -> Option<ImplItem> {
    let statement = |field: &Field| {
        let method = if is_secret(field) {
            "hide"
        } else if holds_secrets(&field.kind) {
            "hide_within"
        } else {
            return None;
        };
        let value = ast::borrow(ast::own(&field.name));
        Some(ast::statement(ast::method_call(ast::local("out"), method, [value])))
    };
    let with_field = fields.iter().filter(|field| field.constant.is_none());
    let statements: Vec<Stmt> = with_field.filter_map(statement).collect();
    if statements.is_empty() {
        return None;
    }
    Some(parse_quote! {
        fn secrets(&self, out: &mut SecretValues) {
            #(#statements)*
        }
    })
}

fn statement(field: &Field) -> Stmt {
    let value = match &field.constant {
        Some(constant) => self::constant(constant, &field.kind),
        None => ast::own(&field.name),
    };
    // The body as a whole has no name.
    let wire = (field.location != Location::Payload).then(|| ast::text(&field.wire));
    let separator = field.separator.map(ast::character);
    let arguments = wire.into_iter().chain([ast::borrow(value)]).chain(separator);
    ast::statement(ast::method_call(ast::local("out"), method(field), arguments))
}

fn method(field: &Field) -> &'static str {
    if field.is_token {
        return match field.location {
            Location::Form => "form_token",
            Location::Body => "body_token",
            Location::Header => "header_token",
            Location::Query
            | Location::Path
            | Location::Host
            | Location::Payload
            | Location::Member => "token",
        };
    }
    match (field.location, field.encoding) {
        (Location::Query, Encoding::Plain) => "query",
        (Location::Query, Encoding::Json) => "query_json",
        (Location::Query, Encoding::Csv) => "query_joined",
        (Location::Form, Encoding::Plain) => "form",
        (Location::Form, Encoding::Json) => "form_json",
        (Location::Form, Encoding::Csv) => "form_joined",
        (Location::Body, Encoding::Plain) => "body",
        (Location::Body, Encoding::Json) => "body_json",
        (Location::Body, Encoding::Csv) => "body_joined",
        (Location::Member, Encoding::Plain) => "member",
        (Location::Member, Encoding::Json) => "member_json",
        (Location::Member, Encoding::Csv) => "member_joined",
        (Location::Path, _) => "path",
        (Location::Header, _) if matches!(field.kind, Type::Map(_)) => "headers",
        (Location::Header, _) => "header",
        (Location::Host, _) => "host",
        (Location::Payload, _) => "payload",
    }
}

/// A value that is always sent, with its type where that is not clear.
pub(super) fn constant(value: &Literal, kind: &Type) -> Expr {
    let suffix = match kind {
        Type::Int32 => "i32",
        Type::Int64 => "i64",
        Type::Uint64 => "u64",
        Type::Float => "f32",
        Type::Double => "f64",
        Type::String
        | Type::Bool
        | Type::Binary
        | Type::Any
        | Type::Enum(_)
        | Type::Struct(_)
        | Type::List(_)
        | Type::Map(_) => "",
    };
    literal::typed(value, suffix)
}
