//! A model with some of the operations, and with what they use.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::Arc;

use crate::model::{Field, Model, Operation, Product, Type};
use crate::names::Name;
use crate::suggest::suggestion;

/// Names that no operation or product has, each with what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperations {
    problems: Vec<String>,
}

impl fmt::Display for UnknownOperations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for UnknownOperations {}

/// Leaves out every operation that is not named, as in `ens:RenewInstance`, or with its product, as
/// in `ens`; and every shared type and error table that no operation uses then.
pub(crate) fn select(mut model: Model, names: &[String]) -> Result<Model, UnknownOperations> {
    let mut wanted: BTreeMap<&str, Wanted<'_>> = BTreeMap::new();
    let mut problems = Vec::new();
    for name in names {
        match find(&model, name) {
            Ok((product, action)) => wanted.entry(product).or_default().add(action),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(UnknownOperations { problems });
    }
    model.products.retain_mut(|product| match wanted.get(product.module.as_str()) {
        Some(Wanted { all: true, .. }) => true,
        Some(Wanted { actions, .. }) => {
            keep(product, actions);
            true
        }
        None => false,
    });
    Ok(model)
}

/// What somebody wants of a product.
#[derive(Default)]
struct Wanted<'a> {
    all: bool,
    actions: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    /// Adds an operation, or all of them.
    fn add(&mut self, action: Option<&'a str>) {
        self.all |= action.is_none();
        self.actions.extend(action);
    }
}

/// The product of a name, and the action if it has one; or why there is none.
fn find<'a>(model: &Model, name: &'a str) -> Result<(&'a str, Option<&'a str>), String> {
    let (module, action) = match name.split_once(':') {
        Some((module, action)) => (module, Some(action)),
        None => (name, None),
    };
    let Some(product) = model.products.iter().find(|product| product.module.as_str() == module)
    else {
        let has = |product: &&Product| actions(product).any(|known| known == name);
        if let Some(product) = model.products.iter().find(has) {
            let product = &product.module;
            return Err(format!("`{name}` does not name its product: write `{product}:{name}`"));
        }
        let known = model.products.iter().map(|product| product.module.as_str());
        let has_code = |product: &&Product| product.code.eq_ignore_ascii_case(module);
        let help = match model.products.iter().find(has_code) {
            Some(product) => {
                let meant = name.replacen(module, product.module.as_str(), 1);
                format!("`{module}` is the code of `{meant}`")
            }
            None => suggestion(module, known, "the products are"),
        };
        return Err(format!("`{name}`: there is no product `{module}`; {help}"));
    };
    match action {
        Some(action) if !actions(product).any(|known| known == action) => {
            let help = suggestion(action, actions(product), "its operations are");
            Err(format!("`{name}`: {module} has no operation `{action}`; {help}"))
        }
        action => Ok((module, action)),
    }
}

fn actions(product: &Product) -> impl Iterator<Item = &str> {
    product.operations.iter().map(|operation| &*operation.action)
}

fn keep(product: &mut Product, actions: &[&str]) {
    let Product { operations, types, tables, .. } = product;
    operations.retain(|operation| actions.contains(&&*operation.action));
    let mut used = UsedTypes::default();
    for Operation { parameters, members, headers, error_headers, events, .. } in &*operations {
        used.add_fields(parameters);
        used.add_fields(members);
        used.add_fields(headers);
        used.add_fields(error_headers);
        used.add_fields(events);
    }
    types.retain(|kind| used.names.contains(kind.name()));
    tables.retain(|table| {
        let mut used = operations.iter().flat_map(|operation| &operation.errors.tables);
        used.any(|used| Arc::ptr_eq(used, table))
    });
}

/// The names of the types in fields, in the fields of these types, and so on. Types of operations
/// are among them, and a name stands for one type in a product.
#[derive(Default)]
struct UsedTypes {
    names: HashSet<Name>,
}

impl UsedTypes {
    fn add_fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.add(&field.kind);
        }
    }

    fn add(&mut self, kind: &Type) {
        let kind = kind.inner();
        if let Some(kind) = kind.enumeration() {
            self.names.insert(kind.name.clone());
        }
        // A type may have lists of itself.
        if let Some(kind) = kind.structure()
            && self.names.insert(kind.name.clone())
        {
            self.add_fields(kind.fields());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::select;
    use crate::model::Model;
    use crate::source::Source;

    const PRODUCT: &str = "\
code: Shop
version: 2024-05-06
title: Shop
style: rpc
http: {methods: [POST], protocols: [HTTPS]}
endpoints: {regions: {cn-beijing: shop.aliyuncs.com}}
sources: {hosts: {document: Endpoints}}
types:
  Inner: {type: string, enum: [a, b]}
  Tree: {type: struct, fields: {Trees: {type: list, items: Tree}, Inner: Inner}}
  Other: {type: string, enum: [c, d]}
";

    fn operation(action: &str, response: &str, tables: &str) -> String {
        format!(
            "action: {action}\nsummary: Does it.\nsources: {{page: {{document: Page}}}}\n\
             authorization: not_stated\nsafety: read_only\nrequest: {{}}\n\
             response: {{{response}}}\nerrors: {{rows: 1, use: [{tables}]}}\n"
        )
    }

    fn table(code: &str) -> String {
        format!(
            "doc: Codes.\nsources: {{page: {{document: Page}}}}\nrows: 1\n\
             400: {{{code}: {{message: No.}}}}\n"
        )
    }

    fn model() -> Model {
        let gateway = "doc: Codes.\nsources: {page: {document: Page}}\n\
                       codes: {Throttling: {status: [429], message: Slow.}}\n";
        let sources = [
            Source::new("specs/gateway/errors.yaml", gateway),
            Source::new("specs/shop/product.yaml", PRODUCT),
            Source::new("specs/shop/errors/one.yaml", table("One")),
            Source::new("specs/shop/errors/two.yaml", table("Two")),
            Source::new(
                "specs/shop/get_tree.yaml",
                operation("GetTree", "Tree: {type: map, values: Tree}", "one"),
            ),
            Source::new("specs/shop/get_other.yaml", operation("GetOther", "Other: Other", "two")),
        ];
        let shown = |found: crate::Diagnostics| found.render(&sources, crate::Style::Plain);
        let specs = crate::spec::parse(&sources).unwrap_or_else(|found| panic!("{}", shown(found)));
        crate::check::check(specs, &sources).unwrap_or_else(|found| panic!("{}", shown(found)))
    }

    fn selected(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let model = select(model(), &names).unwrap();
        let product = &model.products[0];
        let types = product.types.iter().map(|kind| kind.name().to_string());
        let tables = product.tables.iter().map(|table| table.module.to_string());
        let operations = product.operations.iter().map(|operation| operation.action.clone());
        operations.chain(types).chain(tables).collect()
    }

    #[test]
    fn what_an_operation_uses_stays_with_it_and_nothing_else() {
        assert_eq!(selected(&["shop:GetTree"]), ["GetTree", "Inner", "Tree", "one"]);
        assert_eq!(selected(&["shop:GetOther"]), ["GetOther", "Other", "two"]);
        let all = ["GetOther", "GetTree", "Inner", "Tree", "Other", "one", "two"];
        for names in [
            &["shop:GetTree", "shop:GetOther", "shop:GetTree"][..],
            &["shop"],
            &["shop:GetTree", "shop"],
            &["shop", "shop:GetTree"],
        ] {
            assert_eq!(selected(names), all, "{names:?}");
        }
    }
}
