//! Rust names, all of them: how a name of the wire becomes one, and which it cannot become.
//!
//! A name is never repaired in silence. One that no Rust name can be made of, or that becomes the
//! same as another, needs a `rust:` in the spec, written by somebody who looked at it.

mod arguments;
mod reserved;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

pub(crate) use arguments::of_arguments;
pub(crate) use reserved::{
    IMPORTED, LIST_FUNCTION, MAP_FUNCTION, is_module_name, is_reserved_setter, is_reserved_type,
    suggested_module,
};

/// A valid Rust identifier, made raw where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Name(String);

impl Name {
    /// The name without `r#`.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is written in Rust.
    pub(crate) fn to_rust(&self) -> String {
        if is_keyword(&self.0) { format!("r#{}", self.0) } else { self.0.clone() }
    }

    pub(crate) fn ident(&self) -> Ident {
        let make = if is_keyword(&self.0) { Ident::new_raw } else { Ident::new };
        make(&self.0, Span::call_site())
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self.ident());
    }
}

/// The case of a Rust name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Fields and modules: `instance_id`.
    Snake,
    /// Types and variants: `RenewInstance`.
    Camel,
}

impl Case {
    /// A text in this case, which need not be a Rust name.
    pub(crate) fn convert(self, text: &str) -> String {
        if consists_of_plain_words(text) {
            return match self {
                Self::Snake => with_underscores(text),
                Self::Camel => text.to_owned(),
            };
        }
        let text = with_plurals_as_words(text);
        match self {
            Self::Snake => text.to_snake_case(),
            Self::Camel => text.to_upper_camel_case(),
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Snake => "instance_id",
            Self::Camel => "InstanceId",
        }
    }
}

/// Whether a text is words of a capital and small letters, as in `InstanceId`. Most names of the wire are,
/// and `heck` goes through `fmt` for each of their characters.
fn consists_of_plain_words(text: &str) -> bool {
    let is_small = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && (1..).zip(text.bytes()).all(|(next, byte)| {
            byte.is_ascii_lowercase()
                || (byte.is_ascii_uppercase() && is_small(text.as_bytes().get(next)))
        })
}

/// Plain words in small letters, parted by `_`.
fn with_underscores(words: &str) -> String {
    // Few names have more than seven words.
    let mut out = String::with_capacity(words.len() + 6);
    for letter in words.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// Makes words of abbreviations in the plural: `ACLs` is `Acls`, where every small letter would begin
/// a word with the capital before it, as in `ac_ls`.
///
/// In front of a capital, `Is`, `As` and `Us` are words of their own, as in `DBIsReady`, unless an
/// `API` ends there.
fn with_plurals_as_words(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in text.match_indices('s') {
        let before = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_uppercase()).count();
        let next = bytes.get(at + 1);
        let is_end = !next.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let is_word = next.is_some_and(u8::is_ascii_uppercase)
            && matches!(bytes[at.saturating_sub(1)], b'I' | b'A' | b'U')
            && !text[..at].ends_with("API");
        if before < 2 || !is_end || is_word {
            continue;
        }
        let start = at - before;
        out.push_str(&text[copied..=start]);
        out.push_str(&text[start + 1..at].to_ascii_lowercase());
        copied = at;
    }
    out.push_str(&text[copied..]);
    out
}

/// Why no name can be made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameProblem(pub(crate) String);

/// The longest name of the wire. The longest real one has 69 characters.
const LONGEST: usize = 128;

/// Makes a Rust name of a name of the wire.
pub(crate) fn from_wire(wire: &str, case: Case) -> Result<Name, NameProblem> {
    let converted = convert_wire(wire, case)?;
    check_identifier(&converted)
        .map(|()| Name(converted.clone()))
        .map_err(|NameProblem(problem)| NameProblem(format!("`{converted}` {problem}")))
}

/// A name of the wire in the case of a Rust name, with all that it says.
fn convert_wire(wire: &str, case: Case) -> Result<String, NameProblem> {
    check_wire(wire)?;
    if let Some(lost) = lost_character(wire) {
        return Err(NameProblem(format!("its Rust name would lose the character `{lost}`")));
    }
    let converted = case.convert(wire);
    if converted.is_empty() {
        return Err(NameProblem("it has neither letters nor digits".to_owned()));
    }
    Ok(converted)
}

/// The first character of a name of the wire that a Rust name cannot have and that does not only
/// separate words.
fn lost_character(wire: &str) -> Option<char> {
    wire.chars().find(|c| !c.is_ascii_alphanumeric() && !".-_".contains(*c))
}

/// Takes a Rust name as it is written in a spec.
pub(crate) fn explicit(name: &str, case: Case) -> Result<Name, NameProblem> {
    check_identifier(name)?;
    let converted = convert_around_numbers(name, case);
    if converted != name {
        let example = case.example();
        return Err(NameProblem(format!(
            "is not written as Rust writes such names: `{converted}`, as in `{example}`"
        )));
    }
    Ok(Name(name.to_owned()))
}

/// A name in the case of Rust, where `_` may part two numbers: without it, `V7_1_0` and `V7_10` would
/// be the same.
///
/// What follows such a number is written as it is behind a letter and a number: `V7_10WithPack` has
/// a capital, as `V10WithPack` has.
fn convert_around_numbers(name: &str, case: Case) -> String {
    let convert_part = |start: usize, part: &str| match case {
        Case::Camel if start > 0 => case.convert(&format!("V{part}")).split_off(1),
        Case::Camel | Case::Snake => case.convert(part),
    };
    let is_between_numbers = |at: usize| {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        at > 0 && is_digit(name.as_bytes().get(at - 1)) && is_digit(name.as_bytes().get(at + 1))
    };
    let mut converted = String::new();
    let mut start = 0;
    for (at, _) in name.match_indices('_').filter(|(at, _)| is_between_numbers(*at)) {
        converted.push_str(&convert_part(start, &name[start..at]));
        converted.push('_');
        start = at + 1;
    }
    converted + &convert_part(start, &name[start..])
}

/// A name that the generator makes from checked ones, such as `RenewInstanceRequest`.
pub(crate) fn with_suffix(name: &Name, suffix: &str) -> Name {
    Name(format!("{}{suffix}", name.0))
}

/// The type of a field that has none of its own: `CreateInstanceDataDisk`.
pub(crate) fn of_type_inside(owner: &Name, wire: &str) -> Result<Name, NameProblem> {
    let field = convert_wire(wire, Case::Camel)?;
    let name = format!("{owner}{field}");
    check_identifier(&name)?;
    Ok(Name(name))
}

/// The name of something that has none.
pub(crate) fn nameless() -> Name {
    Name("Nameless".to_owned())
}

/// The file stem that belongs to an action.
pub(crate) fn stem(action: &str) -> String {
    Case::Snake.convert(action)
}

/// What a name of the wire may consist of.
pub(crate) fn check_wire(wire: &str) -> Result<(), NameProblem> {
    if wire.is_empty() {
        return Err(NameProblem("it is empty".to_owned()));
    }
    if wire.chars().count() > LONGEST {
        return Err(NameProblem(format!("it has more than {LONGEST} characters")));
    }
    match wire.chars().find(|character| !(' '..='~').contains(character)) {
        Some(foreign) => {
            let why = if foreign.is_ascii() { "cannot be seen" } else { "is not ASCII" };
            let (shown, number) = (foreign.escape_default(), u32::from(foreign));
            Err(NameProblem(format!("it contains `{shown}` (U+{number:04X}), which {why}")))
        }
        None => Ok(()),
    }
}

fn check_identifier(name: &str) -> Result<(), NameProblem> {
    let problem = |text: &str| Err(NameProblem(text.to_owned()));
    let mut characters = name.chars();
    match characters.next() {
        None => return problem("would be empty"),
        Some(first) if first.is_ascii_digit() => return problem("begins with a digit"),
        Some(first) if !first.is_ascii_alphabetic() => {
            return problem("does not begin with a letter");
        }
        Some(_) => {}
    }
    if !characters.all(|character| character.is_ascii_alphanumeric() || character == '_') {
        return problem("contains more than letters, digits and `_`");
    }
    if matches!(name, "self" | "Self" | "super" | "crate") {
        return problem("is a word that Rust keeps for itself, even as a raw identifier");
    }
    Ok(())
}

/// Whether a name needs `r#` in edition 2024.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 48] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}

/// The module that holds the error tables of a product.
pub(crate) fn errors_module() -> Name {
    Name("errors".to_owned())
}

#[cfg(test)]
mod tests {
    use heck::{ToSnakeCase, ToUpperCamelCase};

    use super::{Case, consists_of_plain_words, explicit, stem};

    #[test]
    fn plain_words_are_converted_as_heck_does() {
        for (name, is_plain) in [
            ("InstanceId", true),
            ("Id", true),
            ("DescribeInstanceTypes", true),
            ("EIPAddress", false),
            ("Ipv4Address", false),
            ("instanceId", false),
            ("InstanceI", false),
            ("A", false),
            ("Tag.Key", false),
            ("", false),
        ] {
            assert_eq!(consists_of_plain_words(name), is_plain, "{name}");
            assert_eq!(Case::Snake.convert(name), name.to_snake_case());
            assert_eq!(Case::Camel.convert(name), name.to_upper_camel_case());
        }
    }

    #[test]
    fn numbers_in_a_name_may_be_parted() {
        let is_fit = |name: &str| explicit(name, Case::Camel).is_ok();
        assert!(is_fit("V7_10xPack") && is_fit("V7_1_0") && is_fit("V710"));
        assert!(is_fit("V5_5_3WithXPack") && is_fit("V10WithXPack") && is_fit("V7_10WithPack2_0"));
        assert!(!is_fit("V7_x") && !is_fit("V_7") && !is_fit("V7__1") && !is_fit("V7_1_"));
        let problem = explicit("V7_10XPack", Case::Camel).unwrap_err().0;
        assert!(problem.contains("`V7_10xPack`"), "{problem}");
    }

    #[test]
    fn abbreviations_in_the_plural_are_words() {
        for (wire, snake) in [
            ("DescribeACLs", "describe_acls"),
            ("VSwitchIDs", "v_switch_ids"),
            ("SmsDetailDTOs", "sms_detail_dtos"),
            ("APIsByGroup", "apis_by_group"),
            ("IPs", "ips"),
            ("HTTPsOnly", "https_only"),
            ("VPCs_1", "vpcs_1"),
            // These are no plurals.
            ("DBIsReady", "db_is_ready"),
            ("SSLAsDefault", "ssl_as_default"),
            ("DNSsec", "dn_ssec"),
            ("InstanceIds", "instance_ids"),
            ("Ns", "ns"),
        ] {
            assert_eq!(Case::Snake.convert(wire), snake, "{wire}");
        }
        assert_eq!(Case::Camel.convert("DescribeACLs"), "DescribeAcls");
        assert_eq!(stem("DescribeACLs"), "describe_acls");
    }
}
