//! "Did you mean": what a misspelt word was probably meant to be.

/// A help text that names the closest of the known words, or all of them if none is close.
pub(crate) fn suggestion<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    introduction: &str,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let lower = word.to_lowercase();
    let likeness = |known: &&str| strsim::jaro_winkler(&lower, &known.to_lowercase());
    let closest = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match closest {
        Some(closest) if likeness(&closest) > 0.8 => format!("did you mean `{closest}`?"),
        Some(_) => {
            let list: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
            format!("{introduction} {}", list.join(", "))
        }
        None => "there are none here".to_owned(),
    }
}
