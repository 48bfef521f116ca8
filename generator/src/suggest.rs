//! "Did you mean": what a misspelt word was probably meant to be.

/// A help text that names the closest of the known words, or all of them if none is close.
pub(crate) fn suggestion<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    introduction: &str,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let called = |(theirs, ours): &(&str, &str)| *theirs == word && known.contains(ours);
    if let Some((_, ours)) = CALLED_ELSEWHERE.iter().find(|names| called(names)) {
        let how = if word == "optional" { ", with the contrary of its value" } else { "" };
        return format!("write `{ours}`{how}");
    }
    let belongs =
        |(theirs, beside, _): &(&str, &str, &str)| *theirs == word && known.contains(beside);
    if let Some((_, _, place)) = BELONGS_ELSEWHERE.iter().find(|key| belongs(key)) {
        return (*place).to_owned();
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

/// What other languages call a key, and what it is called here.
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
    ("optional", "required"),
    ("parameters", "request"),
    ("properties", "fields"),
    ("range", "allowed"),
    ("regex", "pattern"),
];

/// Keys that belong to another place, each with a key of the place where it is looked for, and where it
/// belongs.
const BELONGS_ELSEWHERE: [(&str, &str, &str); 9] = [
    ("complete", "errors", "it stands under `errors`"),
    ("endpoints", "action", "it stands in product.yaml, for all operations of the product"),
    ("errors", "endpoints", ERRORS_OF_A_PRODUCT),
    ("path", "http", "it stands under `http`"),
    ("rows", "errors", "it stands under `errors`"),
    ("status", "message", "the status stands above the code: `400: {Some.Code: …}`"),
    ("token", "safety", "it stands under `safety`: `safety: {token: ClientToken}`"),
    (
        "types",
        "action",
        "types with a name stand in product.yaml, for all operations of the product",
    ),
    ("use", "errors", "it stands under `errors`"),
];

const ERRORS_OF_A_PRODUCT: &str = "errors stand in the file of each operation, and a table that several \
                                   pages print in a file of its own, as errors/order.yaml";

/// How many words are listed if none is close.
const MOST_LISTED: usize = 30;

/// Longer words are compared with none: it takes long, and they are no slips.
const LONGEST: usize = 128;

/// The known word that is closest, if one is close.
pub(crate) fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = bare(word).to_lowercase();
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

/// A name without the folder and the ending of a file: where a name belongs, some write the path.
fn bare(word: &str) -> &str {
    match word.strip_suffix(".yaml") {
        Some(path) => path.rsplit('/').next().unwrap_or(path),
        None => word,
    }
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
        let path = suggestion("errors/order.yaml", ["order", "tag"], "the tables are");
        assert_eq!(path, "did you mean `order`?");
    }

    #[test]
    fn what_belongs_elsewhere_is_said_to_stand_there() {
        let operation = ["action", "errors", "safety"];
        assert_eq!(suggestion("use", operation, "the keys are"), "it stands under `errors`");
        let row = suggestion("status", ["message", "doc"], "the keys are");
        assert_eq!(row, "the status stands above the code: `400: {Some.Code: …}`");
        assert_eq!(suggestion("use", ["doc"], "the keys are"), "the keys are `doc`");
    }
}
