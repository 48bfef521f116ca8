//! Names that stand for something else already.

use super::{Case, Name, explicit, is_keyword};

/// The name in snake case, if it is another one and can be a Rust module.
pub(crate) fn suggested_module(name: &str) -> Option<String> {
    let snake = name.to_ascii_lowercase().replace(['-', '.', ' '], "_");
    (snake != name && is_module_name(&snake)).then_some(snake)
}

/// Whether a folder or file of this name can be a Rust module on every system.
pub(crate) fn is_module_name(name: &str) -> bool {
    const NOT_A_FILE: [&str; 4] = ["aux", "con", "nul", "prn"];
    const NOT_A_MODULE: [&str; 10] = [
        "alloc",
        "aliyun_runtime",
        "core",
        "errors",
        "gateway",
        "lib",
        "main",
        "mod",
        "product",
        "std",
    ];
    let numbered =
        |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest != "0");
    explicit(name, Case::Snake).is_ok()
        && !is_keyword(name)
        && !NOT_A_FILE.contains(&name)
        && !NOT_A_MODULE.contains(&name)
        && !numbered("com")
        && !numbered("lpt")
}

/// The functions of the runtime that make the values of lists and maps.
pub(crate) const LIST_FUNCTION: &str = "list_of";
pub(crate) const MAP_FUNCTION: &str = "map_of";

/// What emitted files import from the runtime, where they need it, in rustfmt's order.
pub(crate) const IMPORTED: [&str; 45] = [
    "Body",
    "Bytes",
    "Documented",
    "DryRun",
    "Endpoint",
    "ErrorCode",
    "ErrorInfo",
    "Field",
    "Given",
    "Json",
    "JsonText",
    "Members",
    "Method",
    "Mismatch",
    "OpenEnum",
    "Operation",
    "OperationInfo",
    "PageError",
    "Paginated",
    "Parameters",
    "Product",
    "Progress",
    "RateLimit",
    "Record",
    "Remedy",
    "Retry",
    "Rules",
    "Safety",
    "Scalar",
    "SecretValues",
    "Shared",
    "Signature",
    "Span",
    "Structure",
    "Style",
    "Table",
    "Template",
    "UnknownCode",
    "ValidationError",
    "Validator",
    "Value",
    "View",
    "When",
    LIST_FUNCTION,
    MAP_FUNCTION,
];

/// Whether a type of this name would hide one that emitted code or its users need.
pub(crate) fn is_reserved_type(name: &Name) -> bool {
    const TAKEN: [&str; 52] = [
        // the prelude of Rust
        "AsMut",
        "AsRef",
        "Box",
        "Clone",
        "Copy",
        "Default",
        "DoubleEndedIterator",
        "Drop",
        "Eq",
        "Err",
        "ExactSizeIterator",
        "Extend",
        "Fn",
        "FnMut",
        "FnOnce",
        "From",
        "FromIterator",
        "Future",
        "Into",
        "IntoFuture",
        "IntoIterator",
        "Iterator",
        "None",
        "Ok",
        "Option",
        "Ord",
        "PartialEq",
        "PartialOrd",
        "Result",
        "Send",
        "Sized",
        "Some",
        "String",
        "Sync",
        "ToOwned",
        "ToString",
        "TryFrom",
        "TryInto",
        "Unpin",
        "Vec",
        "Debug",
        "Display",
        "Hash",
        "Error",
        // what else emitted files import, and what the crate re-exports
        "Client",
        "Duration",
        "FromStr",
        "GatewayError",
        "ServiceError",
        "Found",
        "BTreeMap",
        // from what the values of an enumeration are made
        "T",
    ];
    TAKEN.contains(&name.as_str()) || IMPORTED.contains(&name.as_str())
}

/// Whether a setter of this name would hide a method that every request has.
pub(crate) fn is_reserved_setter(name: &Name) -> bool {
    const TAKEN: [&str; 14] = [
        "borrow",
        "clone",
        "default",
        "eq",
        "fmt",
        "from",
        "into",
        "ne",
        "new",
        "parameters",
        "secrets",
        "to_owned",
        "try_into",
        "validate",
    ];
    // A setter would look like the method of a trait, and readers take it for that.
    const OF_A_TRAIT: [&str; 12] = [
        "add", "bitand", "bitor", "bitxor", "div", "iter", "iter_mut", "mul", "rem", "shl", "shr",
        "sub",
    ];
    TAKEN.contains(&name.as_str()) || OF_A_TRAIT.contains(&name.as_str())
}
