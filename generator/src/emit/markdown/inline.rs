//! Running text as Markdown: what has a meaning is escaped, addresses become links, and what looks
//! like code is marked as code.
//!
//! clippy asks for backticks around what it takes for code, and looks at the text between two
//! characters that have a meaning. What is marked here is more than that: whatever stands around a
//! name, it is marked.

use memchr::memchr_iter;

/// Markdown that is being written.
pub(super) struct Inline {
    text: String,
    /// Where the last code span ends. Another one must not touch it.
    code_end: usize,
}

impl Inline {
    /// Room for a text and what is escaped in it.
    pub(super) fn for_text(text: &str) -> Self {
        Self { text: String::with_capacity(text.len() + 8), code_end: 0 }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds a code span.
    pub(super) fn push_code(&mut self, fence: &str, code: &str) {
        if self.code_end > 0 && self.code_end == self.text.len() {
            self.text.push(' ');
        }
        self.text += &[fence, code, fence].concat();
        self.code_end = self.text.len();
    }

    /// Adds backticks that are no fence.
    pub(super) fn push_backticks(&mut self, count: usize) {
        self.text += &"\\`".repeat(count);
    }

    /// Adds text without backticks.
    pub(super) fn push_text(&mut self, text: &str) {
        let mut start = 0;
        for end in memchr_iter(b' ', text.as_bytes()) {
            self.push_word(&text[start..end]);
            self.text.push(' ');
            start = end + 1;
        }
        self.push_word(&text[start..]);
    }

    fn push_word(&mut self, word: &str) {
        if is_plain(word) {
            self.text.push_str(word);
        } else if let Some((start, address)) = address_in(word) {
            let (before, behind) = (&word[..start], &word[start + address.text().len()..]);
            let (before, behind) = without_brackets(before, &address, behind);
            self.push_word(before);
            match address {
                Address::Whole(address) => self.text += &["<", address, ">"].concat(),
                Address::Template(address) => self.push_code("`", address),
            }
            self.push_word(behind);
        } else {
            self.push_parts(word);
        }
    }

    /// Adds a word of which parts may look like code.
    fn push_parts(&mut self, word: &str) {
        let mixes_scripts = mixes_scripts(word);
        // What is behind the last part that was marked, and where the next one is looked for.
        let (mut plain, mut at) = (0, 0);
        while let Some(start) = word[at..].find(is_of_code).map(|start| at + start) {
            let rest = &word[start..];
            let part = &rest[..rest.find(|c| !is_of_code(c)).unwrap_or(rest.len())];
            at = start + part.len();
            let core = part.trim_start_matches(|c| !may_begin_code(c));
            let begin = at - core.len();
            // clippy takes all words with `::` for paths.
            let is_path = core.ends_with("::");
            let core = if is_path { core } else { core.trim_end_matches(|c| !may_end_code(c)) };
            let end = begin + core.len();
            let is_call = !core.is_empty() && word[end..].starts_with("()");
            let is_code = is_call
                || looks_like_code(core)
                || (mixes_scripts && core.contains(char::is_uppercase))
                || begins_address(core, &word[end..]);
            if is_code {
                let end = if is_call { end + "()".len() } else { end };
                self.push_characters(&word[plain..begin]);
                self.push_code("`", &word[begin..end]);
                (plain, at) = (end, at.max(end));
            }
        }
        self.push_characters(&word[plain..]);
    }

    /// Adds text in which nothing is to be marked.
    fn push_characters(&mut self, text: &str) {
        let may_have_meaning =
            |byte| matches!(byte, b'\\' | b'[' | b']' | b'<' | b'>' | b'~' | b'&' | b'_' | b'(');
        if !text.bytes().any(may_have_meaning) {
            self.text.push_str(text);
            return;
        }
        let mut before = self.text.chars().next_back().filter(|_| self.code_end < self.text.len());
        for (at, character) in text.char_indices() {
            let behind = &text[at + character.len_utf8()..];
            let has_meaning = match character {
                '\\' | '[' | ']' | '<' | '>' | '~' => true,
                '&' => begins_entity(behind),
                // Beside letters that are not of ASCII it may begin no emphasis, and be taken for a
                // part of a name.
                '_' => [before, behind.chars().next()].into_iter().flatten().any(|c| !c.is_ascii()),
                // A call of what cannot be marked.
                '(' => {
                    behind.starts_with(')')
                        && before.is_some_and(|c| c == ':' || c.is_alphanumeric())
                }
                _ => false,
            };
            if has_meaning {
                self.text.push('\\');
            }
            self.text.push(character);
            before = Some(character);
        }
    }
}

/// Whether a word can be added as it is. Nearly all can: what looks like code has two capital letters, or
/// one of the signs that are looked for here beside those that have a meaning.
fn is_plain(word: &str) -> bool {
    let mut capitals = 0;
    word.chars().all(|c| match c {
        'A'..='Z' => {
            capitals += 1;
            capitals < 2
        }
        '\\' | '[' | ']' | '<' | '>' | '~' | '&' | '_' | '(' | ':' => false,
        c => c.is_ascii() || is_han(c) || is_wide_sign(c),
    })
}

/// Whether a character is a sign as wide as one of the Chinese script, or a digit.
fn is_wide_sign(character: char) -> bool {
    ('\u{ff01}'..='\u{ff20}').contains(&character)
}

/// Whether a character is one of the Chinese script, or of its punctuation. It has no case, and to look
/// for one takes longer.
fn is_han(character: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&character)
}

/// An address on the web.
enum Address<'a> {
    Whole(&'a str),
    /// One with parts that are to be filled in, such as `https://<region>.example.com`.
    Template(&'a str),
}

impl<'a> Address<'a> {
    fn text(&self) -> &'a str {
        match self {
            Self::Whole(text) | Self::Template(text) => text,
        }
    }
}

/// An address, and where it begins.
fn address_in(word: &str) -> Option<(usize, Address<'_>)> {
    // Few words have one, and a single character is found faster.
    word.find(':')?;
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let rest = &word[start..];
    let end_of = |may_stand: fn(char) -> bool| {
        let end = rest.find(|character| !may_stand(character)).unwrap_or(rest.len());
        rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?'])
    };
    let whole = end_of(|c| c.is_ascii_graphic() && !"<>\"\\[]".contains(c));
    let is_template = rest[whole.len()..].starts_with(['<', '[', '\\']);
    Some(if is_template {
        (start, Address::Template(end_of(|c| c.is_ascii_graphic() && c != '"')))
    } else {
        (start, Address::Whole(whole))
    })
}

/// What stands around an address, without the brackets by which Markdown knows one: they are written for
/// each.
fn without_brackets<'a>(
    before: &'a str,
    address: &Address<'_>,
    behind: &'a str,
) -> (&'a str, &'a str) {
    let bracketed = before.strip_suffix('<').zip(behind.strip_prefix('>'));
    match (address, bracketed) {
        (Address::Whole(_), Some(outside)) => outside,
        (Address::Whole(_) | Address::Template(_), _) => (before, behind),
    }
}

/// What names, paths and the like consist of.
fn is_of_code(character: char) -> bool {
    let is_sign = matches!(
        character,
        '_' | ':' | '.' | '/' | '-' | '=' | '$' | '%' | '&' | '?' | '+' | '{' | '}' | '#'
    );
    is_sign || character.is_ascii_digit() || is_cased(character)
}

/// A letter of a script that has capital ones.
fn is_cased(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    !is_han(character) && (character.is_uppercase() || character.is_lowercase())
}

fn may_begin_code(character: char) -> bool {
    is_cased(character) || character.is_ascii_digit() || matches!(character, ':' | '/' | '{' | '$')
}

fn may_end_code(character: char) -> bool {
    is_cased(character) || character.is_ascii_digit() || matches!(character, '/' | '}')
}

/// Names such as `PricingCycle` and `instance_id`, also as parts of paths and the like.
fn looks_like_code(part: &str) -> bool {
    part.contains('_')
        || part.contains("::")
        || part.split(|c: char| !c.is_alphanumeric()).any(is_camel_case)
}

/// Whether a run of letters and digits has two capital letters and a small one, which are not just
/// those of a plural: `IDs`.
fn is_camel_case(run: &str) -> bool {
    let singular = run.strip_suffix('s').unwrap_or(run);
    !run.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
        && singular.chars().filter(|character| character.is_uppercase()).nth(1).is_some()
        && singular.chars().any(char::is_lowercase)
}

/// Whether a run of letters has some of a script without capital ones, and is in camel case with
/// those that it has: all of them count for clippy.
fn mixes_scripts(word: &str) -> bool {
    // To look for letters of other scripts takes long.
    let capitals = || word.chars().filter(|c| is_cased(*c) && c.is_uppercase());
    if capitals().nth(1).is_none() {
        return false;
    }
    let is_other = |c: char| c.is_alphabetic() && !is_cased(c);
    word.split(|c: char| !c.is_alphanumeric()).any(|run| {
        run.contains(is_other)
            && run.chars().filter(|character| character.is_uppercase()).nth(1).is_some()
            && run.chars().any(char::is_lowercase)
    })
}

/// Whether a part begins an address of a scheme, such as `oss://bucket` and `HTTP:80`, with what
/// stands behind it.
fn begins_address(part: &str, behind: &str) -> bool {
    let text = [part, behind].concat();
    text.match_indices(':').any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is_known = ["http", "https", "ftp", "ws", "wss", "file"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known));
        at <= part.len()
            && !name.is_empty()
            && (after.starts_with('/') || (is_known && !after.is_empty()))
    })
}

/// Whether what follows `&` makes it a character that is written by its name or number.
fn begins_entity(behind: &str) -> bool {
    behind.find(';').is_some_and(|end| {
        end > 0 && behind[..end].chars().all(|c| c == '#' || c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::Inline;

    #[test]
    fn names_are_marked_whatever_stands_around_them() {
        let cases = [
            ("[DescribeInstances](~~25506~~)", "\\[`DescribeInstances`\\](\\~\\~25506\\~\\~)"),
            ("调用DescribeInstances接口", "调用`DescribeInstances`接口"),
            ("支持A和Bc", "支持`A`和`Bc`"),
            ("instance_id.n,", "`instance_id.n`,"),
            ("*instance_id*", "*`instance_id`*"),
            ("_FooBar_", "_`FooBar`_"),
            ("/clusters/{cluster_id}.", "`/clusters/{cluster_id}`."),
            ("{\"InstanceId\":\"i-1\"}", "{\"`InstanceId`\":\"i-1\"}"),
            ("run() 函数()", "`run()` 函数\\()"),
            ("oss://bucket HTTP:80 HTTP: 80", "`oss://bucket` `HTTP:80` HTTP: 80"),
            ("访问https://a.example.com/b。", "访问<https://a.example.com/b>。"),
            ("https://<region>.example.com", "`https://<region>.example.com`"),
            ("(<https://a.example.com>).", "(<https://a.example.com>)."),
            ("<https://a.example.com,>", "\\<<https://a.example.com>,\\>"),
            ("&lt; R&D IDs IPv4 iPhone", "\\&lt; R&D IDs `IPv4` iPhone"),
            ("字_foo foo_字 字::字", "字\\_foo foo\\_字 字`::`字"),
        ];
        for (text, expected) in cases {
            let mut inline = Inline::for_text(text);
            inline.push_text(text);
            assert_eq!(inline.finish(), expected, "{text}");
        }
    }
}
