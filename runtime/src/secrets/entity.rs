//! Characters as HTML and XML write them: `&#43;`, `&#x2B;`, `&quot;`.

use super::spelling::{LAYERS, digits, end_of_run, hexadecimal_byte};

/// The character that an entity stands for whose `&` ends here, and where the entity ends.
pub(super) fn read(body: &[u8], at: usize) -> Option<(char, usize)> {
    let behind_number_sign = mark(body, at, b'#');
    let (character, end) = match behind_number_sign {
        Some(at) => numeric(body, at)?,
        None => named(body, at)?,
    };
    Some((character, mark(body, end, b';')?))
}

/// Where a sign ends that stands here, as it is or as JSON or an address writes it.
///
/// It must not look for entities: in `&&&&…` it would come back here for each of them.
fn mark(body: &[u8], at: usize, sign: u8) -> Option<usize> {
    let (mut byte, mut end) = (*body.get(at)?, at + 1);
    let (mut layers, mut backslashes) = (0, 0);
    // What was read may have been encoded again.
    while byte != sign {
        (byte, end) = match byte {
            b'%' if layers < LAYERS => {
                layers += 1;
                (hexadecimal_byte(body, end)?, end + 2)
            }
            b'\\' if backslashes < LAYERS => {
                backslashes += 1;
                escaped(body, end_of_run(body, end))?
            }
            _ => return None,
        };
    }
    Some(end)
}

/// What stands behind backslashes, and where that ends.
fn escaped(body: &[u8], at: usize) -> Option<(u8, usize)> {
    match *body.get(at)? {
        b'u' => Some((u8::try_from(digits(body, at + 1, 4)?).ok()?, at + 5)),
        byte => Some((byte, at + 1)),
    }
}

/// A number may have zeros in front: `&#039;`.
fn numeric(body: &[u8], at: usize) -> Option<(char, usize)> {
    const MOST_DIGITS: usize = 8;
    let is_hexadecimal = matches!(body.get(at), Some(b'x' | b'X'));
    let (start, base) = if is_hexadecimal { (at + 1, 16) } else { (at, 10) };
    let digits = body.get(start..)?.iter().take(MOST_DIGITS);
    let digits = digits.map_while(|digit| char::from(*digit).to_digit(base));
    let (count, number) =
        digits.fold((0, 0_u32), |(count, number), digit| (count + 1, number * base + digit));
    let character = char::from_u32(number).filter(|_| count > 0)?;
    Some((character, start + count))
}

fn named(body: &[u8], at: usize) -> Option<(char, usize)> {
    const LONGEST: usize = 8;
    let rest = body.get(at..)?;
    let length = rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (name, _) = rest.split_at(length);
    let (_, character) = NAMES.iter().find(|(known, _)| known.as_bytes() == name)?;
    Some((*character, at + length))
}

/// The names that HTML has for ASCII. XML has five of them.
const NAMES: [(&str, char); 43] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("midast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("lbrack", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("rbrack", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("UnderBar", '_'),
    ("grave", '`'),
    ("lcub", '{'),
    ("lbrace", '{'),
    ("verbar", '|'),
    ("vert", '|'),
    ("rcub", '}'),
    ("rbrace", '}'),
];
