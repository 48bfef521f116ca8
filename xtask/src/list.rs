//! Keeps a list in a manifest true, and every comment that a person wrote in it.
//!
//! A comment has no place of its own in a list: it is part of the gap between two values. What
//! stands there before the end of the line is about the value above, and the rest about the one below.

use std::mem;

use toml_edit::{Array, RawString, Value};

/// Makes those of the values that are the generator's own the wanted ones, which are sorted. All
/// others stay in their places, and so do the wanted ones that are there in this order.
pub(crate) fn keep(array: &mut Array, wanted: &[&str], is_own: impl Fn(&str) -> bool) {
    let mut list = List::take(array);
    list.remove_unwanted(wanted, &is_own);
    for name in wanted {
        list.add(name, &is_own);
    }
    list.put_back(array);
}

/// A list as its values and what stands between them.
struct List {
    values: Vec<Value>,
    /// White space and comments: before each value, and behind the last.
    gaps: Vec<String>,
}

impl List {
    fn take(array: &mut Array) -> Self {
        let text = |raw: Option<&RawString>| raw.and_then(RawString::as_str).map(str::to_owned);
        let mut values: Vec<Value> = array.iter().cloned().collect();
        let mut gaps = Vec::new();
        let mut before_comma = String::new();
        let comma_behind =
            values.len() - usize::from(!array.trailing_comma() && !values.is_empty());
        for (index, value) in values.iter_mut().enumerate() {
            let prefix = text(value.decor().prefix()).unwrap_or_default();
            gaps.push(mem::take(&mut before_comma) + &prefix);
            let suffix = text(value.decor().suffix()).unwrap_or_default();
            // White space before a comma is left there.
            if suffix.contains('#') || index >= comma_behind {
                value.decor_mut().set_suffix("");
                before_comma = suffix;
            }
        }
        gaps.push(before_comma + &text(Some(array.trailing())).unwrap_or_default());
        Self { values, gaps }
    }

    fn put_back(self, array: &mut Array) {
        array.clear();
        let mut gaps = self.gaps.into_iter();
        for (mut value, gap) in self.values.into_iter().zip(&mut gaps) {
            value.decor_mut().set_prefix(gap);
            array.push_formatted(value);
        }
        array.set_trailing(gaps.next().unwrap_or_default());
    }

    /// Removes what is the generator's own and not wanted, or not in order.
    fn remove_unwanted(&mut self, wanted: &[&str], is_own: &impl Fn(&str) -> bool) {
        let mut index = 0;
        let mut last = None;
        while let Some(value) = self.values.get(index) {
            let name = value.as_str().unwrap_or_default();
            let is_in_order = wanted.contains(&name) && last.as_deref() < Some(name);
            if is_own(name) && !is_in_order {
                self.remove(index);
                continue;
            }
            if is_own(name) {
                last = Some(name.to_owned());
            }
            index += 1;
        }
    }

    /// Removes a value, and makes one gap of two.
    fn remove(&mut self, index: usize) {
        self.values.remove(index);
        let is_last = index == self.values.len();
        let after = self.gaps.remove(index + 1);
        let before = &mut self.gaps[index];
        let rest = after.trim_start_matches([' ', '\t']);
        let is_line_over = rest.starts_with(['\r', '\n']);
        if before.contains('#') && is_line_over {
            before.truncate(before.trim_end().len());
            before.push_str(rest);
        } else if before.contains('#') || rest.contains('#') && !is_line_over {
            before.push_str(rest);
        } else if is_last || rest.contains('#') {
            *before = after;
        }
    }

    /// Adds a value before the first own one that is greater, unless it is there.
    fn add(&mut self, name: &str, is_own: &impl Fn(&str) -> bool) {
        let mut names = self.values.iter().map(|value| value.as_str().unwrap_or_default());
        if names.clone().any(|other| other == name) {
            return;
        }
        let place = names.position(|other| is_own(other) && other > name);
        let index = place.unwrap_or(self.values.len());
        let (before, after) = self.split_gap(index);
        self.values.insert(index, Value::from(name).decorated("", ""));
        self.gaps[index] = before;
        self.gaps.insert(index + 1, after);
    }

    /// Makes two gaps of one, for a value that comes between.
    fn split_gap(&self, index: usize) -> (String, String) {
        let gap = &self.gaps[index];
        if let Some((line, rest)) = gap.split_once('\n') {
            let indent = self.indent(index).unwrap_or("    ");
            return (format!("{line}\n{indent}"), format!("\n{rest}"));
        }
        let is_last = index == self.values.len();
        match self.gaps[..index].last() {
            _ if !is_last => (gap.clone(), " ".to_owned()),
            None => (gap.clone(), gap.clone()),
            Some(above) => {
                let line_break = above.rfind('\n').map(|start| &above[start..]);
                (line_break.unwrap_or(" ").to_owned(), gap.clone())
            }
        }
    }

    /// What stands before the value behind a gap, or before the nearest value above, in its line.
    fn indent(&self, index: usize) -> Option<&str> {
        let is_last = index == self.values.len();
        let above = &self.gaps[..index + usize::from(!is_last)];
        above.iter().rev().find_map(|gap| gap.rsplit_once('\n')).map(|(_, indent)| indent)
    }
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::keep;

    /// The list after products came and went. `client` and `blocking` are a person's.
    fn kept(list: &str, wanted: &[&str]) -> String {
        let text = format!("default = {list}\n");
        let mut document: DocumentMut = text.parse().unwrap();
        let array = document["default"].as_array_mut().unwrap();
        keep(array, wanted, |name| !["client", "blocking"].contains(&name));
        let text = document.to_string();
        let document: DocumentMut = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
        let values = document["default"].as_array().unwrap().iter();
        let own = values.filter_map(|value| value.as_str()).filter(|name| wanted.contains(name));
        assert!(own.eq(wanted.iter().copied()), "{text}");
        text["default = ".len()..].trim_end().to_owned()
    }

    const COMMENTED: &str = "\
[ # what most need
    \"client\", # keep this
    # the products
    \"ens\", # about ens
    # not yet: sls
    \"lindorm\", # about lindorm
    # the end
]";

    #[test]
    fn what_is_true_stays_as_it_is_written() {
        for list in
            [COMMENTED, "[\"client\" , 'ens',\"lindorm\" ]", "[\n\"ens\"\n,\"lindorm\" # c\n]"]
        {
            assert_eq!(kept(list, &["ens", "lindorm"]), list);
        }
        assert_eq!(kept("[]", &[]), "[]");
    }

    #[test]
    fn comments_stay_with_their_values_when_a_product_comes() {
        let before = COMMENTED.replace("    # the products", "    \"ecs\",\n    # the products");
        assert_eq!(kept(COMMENTED, &["ecs", "ens", "lindorm"]), before);
        let between = COMMENTED.replace("    # not yet", "    \"hbase\",\n    # not yet");
        assert_eq!(kept(COMMENTED, &["ens", "hbase", "lindorm"]), between);
        let behind = COMMENTED.replace("    # the end", "    \"sls\",\n    # the end");
        assert_eq!(kept(COMMENTED, &["ens", "lindorm", "sls"]), behind);
    }

    #[test]
    fn comments_stay_when_their_product_goes() {
        let without_ens = COMMENTED.replace("    \"ens\", # about ens", "    # about ens");
        assert_eq!(kept(COMMENTED, &["lindorm"]), without_ens);
        let without_lindorm = COMMENTED.replace("    \"lindorm\", # about", "    # about");
        assert_eq!(kept(COMMENTED, &["ens"]), without_lindorm);
        let without_both = without_ens.replace("    \"lindorm\", # about", "    # about");
        assert_eq!(kept(COMMENTED, &[]), without_both);
    }

    #[test]
    fn a_list_without_comments_is_written_as_before() {
        for (list, wanted, expected) in [
            ("[]", &["ens", "sls"][..], "[\"ens\", \"sls\"]"),
            ("[\"ens\", \"sls\"]", &["sls"], "[\"sls\"]"),
            ("[\"ens\", \"sls\"]", &["ens"], "[\"ens\"]"),
            ("[\"ens\", \"sls\"]", &["ecs", "ens", "sls"], "[\"ecs\", \"ens\", \"sls\"]"),
            ("[\"sls\", \"client\", \"ens\"]", &["ens", "sls"], "[\"ens\", \"sls\", \"client\"]"),
            ("[\"ens\", \"ens\", \"client\"]", &["ens"], "[\"ens\", \"client\"]"),
            ("[\n  \"client\",\n]", &["ens"], "[\n  \"client\",\n  \"ens\",\n]"),
            ("[\n  \"client\"]", &["ens"], "[\n  \"client\",\n  \"ens\"]"),
            ("[\n  \"client\",\n  \"ens\",\n]", &[], "[\n  \"client\",\n]"),
            ("[\n]", &["ens"], "[\n    \"ens\"\n]"),
        ] {
            assert_eq!(kept(list, wanted), expected, "{list}");
        }
    }

    #[test]
    fn comments_in_odd_places_stay() {
        for (list, wanted, expected) in [
            ("[\"ens\" # c\n]", &["sls"][..], "[# c\n    \"sls\"\n]"),
            ("[\n  \"client\", # c\n  \"ens\"]", &[], "[\n  \"client\" # c\n  ]"),
            ("[\"client\", # c\n  \"ens\"]", &["sls"], "[\"client\", # c\n    \"sls\"\n  ]"),
            ("[\"ens\" # c\n  , \"sls\"]", &["sls"], "[# c\n   \"sls\"]"),
            ("[\"client\" # c\n, \"ens\"]", &["ens"], "[\"client\", # c\n \"ens\"]"),
            ("[ # c\r\n  \"ens\",\r\n]", &["ecs"], "[ # c\n    \"ecs\",\n]"),
        ] {
            assert_eq!(kept(list, wanted), expected, "{list}");
        }
    }
}
