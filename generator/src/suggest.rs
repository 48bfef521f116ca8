//! "Did you mean": what a misspelt word was probably meant to be.

/// A help text that names the closest of the known words, or all of them if none is close.
pub(crate) fn suggestion<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    introduction: &str,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let is_known = |ours: &str| known.iter().any(|known| ours.split(':').next() == Some(known));
    let called = |(theirs, ours): &(&str, &str)| *theirs == word && is_known(ours);
    if let Some((_, ours)) = CALLED_ELSEWHERE.iter().find(|names| called(names)) {
        return format!("write `{ours}`");
    }
    if let Some(closest) = closest(word, known.iter().copied()) {
        return format!("did you mean `{closest}`?");
    }
    if known.is_empty() {
        return "there are none here".to_owned();
    }
    // A name has no space; what has one says what else may stand there.
    let listed = |word: &&str| {
        if word.contains(' ') { (*word).to_owned() } else { format!("`{word}`") }
    };
    let list: Vec<String> = known.iter().take(MOST_LISTED).map(listed).collect();
    let rest = if known.len() > MOST_LISTED { ", …" } else { "" };
    format!("{introduction} {}{rest}", list.join(", "))
}

/// What other languages call a key, and what it is called here, with its value if that is the contrary.
const CALLED_ELSEWHERE: [(&str, &str); 16] = [
    ("additionalProperties", "values"),
    ("anyOf", "at_least_one"),
    ("any_of", "at_least_one"),
    ("conflicts", "at_most_one"),
    ("depends_on", "requires"),
    ("description", "doc"),
    ("exclusive", "at_most_one"),
    ("mandatory", "required"),
    ("mutually_exclusive", "at_most_one"),
    ("oneOf", "exactly_one"),
    ("one_of", "exactly_one"),
    ("optional", "required: false"),
    ("parameters", "request"),
    ("properties", "fields"),
    ("range", "allowed"),
    ("regex", "pattern"),
];

/// How many words are listed if none is close.
const MOST_LISTED: usize = 30;

/// Longer words are compared with none: it takes long, and they are no slips.
const LONGEST: usize = 128;

/// The known word that is closest, if one is close.
pub(crate) fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let likeness = |known: &str| {
        let known = known.to_lowercase();
        let likeness = strsim::jaro_winkler(&lower, &known);
        // In a short word, two exchanged letters make all the difference to Jaro and Winkler.
        let is_slip = known.len() > 2 && strsim::osa_distance(&lower, &known) == 1;
        (if is_slip { 0.95 } else { likeness }, likeness)
    };
    known
        .into_iter()
        .filter(|known| known.len() <= LONGEST)
        .map(|known| (likeness(known), known))
        .filter(|((likeness, _), _)| *likeness > 0.8)
        .max_by(|((left, of_left), _), ((right, of_right), _)| {
            left.total_cmp(right).then_with(|| of_left.total_cmp(of_right))
        })
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn words_of_other_languages_are_answered_with_ours_where_they_belong() {
        let known = ["doc", "fields", "values"];
        assert_eq!(suggestion("properties", known, "the keys are"), "write `fields`");
        assert_eq!(suggestion("filds", known, "the keys are"), "did you mean `fields`?");
        let listed = suggestion("mutually_exclusive", known, "the keys are");
        assert_eq!(listed, "the keys are `doc`, `fields`, `values`");
        assert_eq!(suggestion("shopp", ["shop", "shop2"], "these are"), "did you mean `shop`?");
    }
}
