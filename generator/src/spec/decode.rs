//! Text to types, with every mistake at its place.
//!
//! serde stops at the first mistake. To report all of them, the value that it stopped at is taken
//! out of the document and the rest is read again, until nothing is wrong or nothing is left. A key
//! that is missing gets a stand-in, so that the next one is missed.

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use serde_yaml::{Mapping, Value};

use super::mistake::Mistake;
use super::outline::{self, Outline, Reading, Step};
use crate::diagnostic::Diagnostic;
use crate::vocabulary::TYPES;

/// Reads a document as a `T`.
///
/// # Errors
///
/// Every key that is not one of `T`, is missing, or has a value of the wrong type.
pub(crate) fn decode<T: DeserializeOwned>(
    source: usize,
    text: &str,
    document: Value,
    outline: &Outline,
) -> Result<T, Vec<Diagnostic>> {
    // Nearly always nothing is wrong. To follow where it would be takes as long again.
    if let Ok(spec) = T::deserialize(document) {
        return Ok(spec);
    }
    let Reading { value, .. } = outline::read(source, text)?;
    find_mistakes(source, text, value, outline, Vec::new())
}

/// Finds what else is wrong with a document in whose shape there are mistakes. Of what is damaged, and of
/// what is missing there, nothing is said.
pub(crate) fn mistakes_beside<T: DeserializeOwned>(
    source: usize,
    text: &str,
    reading: Reading,
) -> Vec<Diagnostic> {
    let Reading { mut value, outline, damaged, .. } = reading;
    let mut accounted = damaged.clone();
    for path in &damaged {
        // What stands inside of something that is taken out is gone already.
        if inside(&mut value, path).is_none() {
            continue;
        }
        let Some(removed) = remove(&mut value, path) else { return Vec::new() };
        accounted.push(removed);
    }
    find_mistakes::<T>(source, text, value, &outline, accounted).err().unwrap_or_default()
}

/// Reads a document again and again, without what was wrong. Nothing is said about what is accounted for:
/// what was taken out, or is there under a misspelt key, is not missing.
fn find_mistakes<T: DeserializeOwned>(
    source: usize,
    text: &str,
    mut document: Value,
    outline: &Outline,
    mut accounted: Vec<Vec<Step>>,
) -> Result<T, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut stand_ins: Vec<Vec<Step>> = Vec::new();
    let mut tries = MOST_TRIES;
    for _ in 0..MOST_MISTAKES {
        let error = match serde_path_to_error::deserialize(&document) {
            Ok(spec) if diagnostics.is_empty() => return Ok(spec),
            Ok(_) => break,
            Err(error) => error,
        };
        let mistake = Mistake::of(&error.inner().to_string());
        let mut path = mistake.path(steps(error.path()), outline);
        let mut mistake = with_what_is_expected::<T>(mistake, &mut document, &path);
        if let Some(whole) = about_content_alone(&mistake, &mut document, &path, &accounted) {
            path.pop();
            mistake = whole;
        }
        let is_made_up = stand_ins.iter().any(|stand_in| path.starts_with(stand_in));
        let is_accounted = mistake.missing_at(&path).is_some_and(|key| accounted.contains(&key));
        if !is_made_up && !is_accounted {
            diagnostics.push(mistake.diagnostic(source, text, outline, &path));
        }
        accounted.extend(mistake.meant_at(&path));
        if let Some(missing) = mistake.missing_at(&path)
            && stand_in::<T>(&mut document, &missing, &mut tries)
        {
            stand_ins.push(missing);
            continue;
        }
        match remove(&mut document, &path) {
            Some(path) => accounted.push(path),
            None => break,
        }
    }
    Err(diagnostics)
}

/// What is wrong with a value that is no word of the language where one is expected, or a single one where
/// a list of something else is. Which words these are, and what the items, is told about a wrong one.
fn with_what_is_expected<T: DeserializeOwned>(
    mistake: Mistake,
    document: &mut Value,
    path: &[Step],
) -> Mistake {
    if let Some(found) = mistake.found_for_word() {
        let with_a_text = |_| Value::from("?");
        if let Some(Mistake::UnknownWord { expected: words, .. }) =
            mistake_with::<T>(document, path, with_a_text)
        {
            return Mistake::NoWord { found: found.to_owned(), words };
        }
    }
    if let Some(found) = mistake.found_for_list() {
        let with_a_list = |value| Value::Sequence(vec![value]);
        if let Some(Mistake::WrongType { expected: items, .. }) =
            mistake_with::<T>(document, path, with_a_list)
        {
            return Mistake::NoList { found: found.to_owned(), items };
        }
    }
    mistake
}

/// What would be wrong in a place if something else stood there.
fn mistake_with<T: DeserializeOwned>(
    document: &mut Value,
    path: &[Step],
    other: impl FnOnce(Value) -> Value,
) -> Option<Mistake> {
    let place = inside(document, path)?;
    let value = place.clone();
    *place = other(value.clone());
    let read: Result<T, _> = serde_path_to_error::deserialize(&*document);
    if let Some(place) = inside(document, path) {
        *place = value;
    }
    let error = read.err().filter(|error| steps(error.path()).starts_with(path))?;
    Some(Mistake::of(&error.inner().to_string()))
}

/// What is wrong with the whole mapping in which an unknown key stands, if that has the fields of a structure
/// in the place of the keys of a field: nothing but types and mappings, and no key of a field, also not among
/// what was taken out of it. Where a map says what it holds, texts are the meanings of values.
fn about_content_alone(
    mistake: &Mistake,
    document: &mut Value,
    path: &[Step],
    accounted: &[Vec<Step>],
) -> Option<Mistake> {
    let (keys, (_, parent)) = (mistake.keys_of_field()?, path.split_last()?);
    let fields = inside(document, parent)?.as_mapping()?;
    let is_inside = |taken: &Vec<Step>| taken.len() == path.len() && taken.starts_with(parent);
    let is_key =
        |key: &Value| key.as_str().is_some_and(|key| keys.iter().any(|known| known == key));
    if accounted.iter().any(is_inside) || fields.keys().any(is_key) {
        return None;
    }
    let is_field = |value: &Value| {
        value.is_mapping() || value.as_str().is_some_and(|kind| TYPES.contains(&kind))
    };
    let is_of_map = matches!(parent.last(), Some(Step::Key(key)) if key == "values");
    if fields.keys().all(Value::is_string) && fields.values().all(is_field) {
        Some(Mistake::ContentAlone)
    } else if is_of_map && fields.values().all(Value::is_string) {
        Some(Mistake::MeaningsAlone)
    } else {
        None
    }
}

/// So many mistakes of one file are looked for: each costs reading the file again.
const MOST_MISTAKES: usize = 100;

/// So often a value is put in the place of a key that is missing: each costs the same.
const MOST_TRIES: usize = 200;

/// Puts a value in the place of a key that is missing; false if none of those that most keys take
/// is right.
fn stand_in<T: DeserializeOwned>(
    document: &mut Value,
    missing: &[Step],
    tries: &mut usize,
) -> bool {
    let Some((Step::Key(key), parent)) = missing.split_last() else { return false };
    let words = ["unstated", "not_stated", "rpc", "json", "page"].map(Value::from);
    let others = [Value::Mapping(Mapping::new()), Value::Sequence(Vec::new()), Value::from(1)];
    for value in words.into_iter().chain(others).take(*tries) {
        *tries -= 1;
        let Some(mapping) = inside(document, parent).and_then(Value::as_mapping_mut) else {
            return false;
        };
        mapping.insert(Value::from(key.as_str()), value);
        let read: Result<T, _> = serde_path_to_error::deserialize(&*document);
        // What is wrong elsewhere says that nothing is wrong here.
        if read.err().is_none_or(|error| !steps(error.path()).starts_with(missing)) {
            return true;
        }
    }
    if let Some(mapping) = inside(document, parent).and_then(Value::as_mapping_mut) {
        mapping.remove(key.as_str());
    }
    false
}

fn steps(path: &Path) -> Vec<Step> {
    let step = |segment: &Segment| match segment {
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Seq { index } => Some(Step::Item(*index)),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(step).collect()
}

/// Takes the innermost entry of a mapping out that leads to the end of a path. An item of a list
/// stays: without it, the items behind it would stand elsewhere.
fn remove(document: &mut Value, path: &[Step]) -> Option<Vec<Step>> {
    let last = path.iter().rposition(|step| matches!(step, Step::Key(_)))?;
    let value = inside(document, &path[..last])?;
    let Step::Key(key) = &path[last] else { return None };
    let key = key_in(value, key)?;
    value.as_mapping_mut()?.remove(key)?;
    Some(path[..=last].to_vec())
}

/// The value at the end of a path.
fn inside<'a>(document: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    let mut value = document;
    for step in path {
        value = match step {
            Step::Key(key) => {
                let key = key_in(value, key)?;
                value.get_mut(key)?
            }
            Step::Item(index) => value.get_mut(*index)?,
        };
    }
    Some(value)
}

/// The key of a mapping that is written so: a number, perhaps, where the path has its digits.
fn key_in(value: &Value, written: &str) -> Option<Value> {
    let is_written = |key: &&Value| match key {
        Value::String(key) => key == written,
        Value::Number(key) => key.to_string() == written,
        Value::Bool(key) => key.to_string() == written,
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => false,
    };
    value.as_mapping()?.keys().find(is_written).cloned()
}
