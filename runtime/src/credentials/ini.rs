//! Files with sections, such as `~/.alibabacloud/credentials.ini`.
//!
//! ```text
//! [default]
//! type = access_key
//! access_key_id = LTAI5tExample   # the rest of the line is a comment
//! access_key_secret = …
//! ```

use secrecy::zeroize::Zeroizing;

/// The keys and values of one section.
pub(super) struct Section(Vec<(String, Zeroizing<String>)>);

impl Section {
    /// The value of a key; empty if there is none.
    pub(super) fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.as_str())
    }

    /// The section with this name; `None` if there is none.
    ///
    /// Keys are in lower case. A value ends at a `#`. A line that is indented deeper than its key
    /// goes on with the value of that key.
    ///
    /// # Errors
    ///
    /// The number of the line that is no header, comment, or key with a value, or that repeats a
    /// header or key.
    pub(super) fn find(text: &str, wanted: &str) -> Result<Option<Self>, usize> {
        let mut sections: Vec<(&str, Self)> = Vec::new();
        let mut indent_of_key = 0;
        for (index, line) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
            let line_number = index + 1;
            let content = line.trim();
            if content.is_empty() || content.starts_with(['#', ';']) {
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            if let Some(name) = header(content) {
                if sections.iter().any(|(known, _)| *known == name) {
                    return Err(line_number);
                }
                sections.push((name, Self(Vec::new())));
                continue;
            }
            let Some((_, Self(entries))) = sections.last_mut() else { return Err(line_number) };
            if let Some((_, value)) = entries.last_mut().filter(|_| indent > indent_of_key) {
                value.push('\n');
                value.push_str(without_comment(content));
                continue;
            }
            let (key, value) = content.split_once(['=', ':']).ok_or(line_number)?;
            let key = key.trim().to_lowercase();
            if key.is_empty() || entries.iter().any(|(known, _)| *known == key) {
                return Err(line_number);
            }
            entries.push((key, Zeroizing::new(without_comment(value).to_owned())));
            indent_of_key = indent;
        }
        Ok(sections.into_iter().find(|(name, _)| *name == wanted).map(|(_, section)| section))
    }
}

/// The name in a line such as `[default]`, which may be followed by a comment.
fn header(content: &str) -> Option<&str> {
    without_comment(content).strip_prefix('[')?.strip_suffix(']').map(str::trim)
}

fn without_comment(text: &str) -> &str {
    text.split('#').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::Section;

    const FILE: &str = "\u{feff}; first\n[default]\r\nTYPE = access_key\r\nid=a=b # one\n\n\
                        policy: {\n  \"a\": 1\n  }\n[ other ] # two\n  type = sts\n  id = c\n";

    #[test]
    fn reads_keys_comments_and_longer_values() {
        let default = Section::find(FILE, "default").expect("valid").expect("present");
        assert_eq!(default.get("type"), "access_key");
        assert_eq!(default.get("id"), "a=b");
        assert_eq!(default.get("policy"), "{\n\"a\": 1\n}");
        assert_eq!(default.get("absent"), "");
        let other = Section::find(FILE, "other").expect("valid").expect("present");
        assert_eq!((other.get("type"), other.get("id")), ("sts", "c"));
        assert!(Section::find(FILE, "third").expect("valid").is_none());
    }

    #[test]
    fn tells_the_line_that_is_wrong() {
        for (text, line) in [
            ("type = a", 1),
            ("[a]\nnothing", 2),
            ("[a]\n= b", 2),
            ("[a]\nk = 1\nK = 2", 3),
            ("[a]\n[b]\n[a]", 3),
        ] {
            assert_eq!(Section::find(text, "a").err(), Some(line), "{text}");
        }
    }
}
