//! Tells the dialect of a file by what only that dialect has: the ending of its name, or words in its text.
//!
//! A file states its dialect in a comment before anything else, `// mofc: dialect = wmi`, or shows it by a clue of [`CLUES`]. Only
//! the beginning of a long text is searched. Comments are skipped in one go, and each word is compared with the few clues whose longest
//! word begins with its first letter, so this costs little beside reading the file.

use std::sync::LazyLock;

use super::Dialect;
use crate::statement::stated_dialect;

/// The dialect that a text states, or that it and its path show; `None` where nothing tells it from the standard.
///
/// ```
/// use mof_parser::Dialect;
/// use mof_parser::dialect::detect;
///
/// assert_eq!(detect("a.mof", "[Dynamic, Provider(\"ACME\")] class ACME_A { };"), Some(Dialect::Wmi));
/// assert_eq!(detect("a.mof", "class ACME_A : OMI_BaseResource { };"), Some(Dialect::Dsc));
/// assert_eq!(detect("a.mof", "// mofc: dialect = mof3\nclass ACME_A { };"), Some(Dialect::Mof3));
/// assert_eq!(detect("a.mof", "class ACME_A { };"), None);
/// ```
pub fn detect(path: &str, text: &str) -> Option<Dialect> {
    stated_dialect(text).or_else(|| by_name(path)).or_else(|| by_text(text)).or_else(|| by_extension(path))
}

/// The endings of names that tell a dialect whatever the text says.
const NAMES: [(Dialect, &str); 5] = [
    (Dialect::Dsc, ".schema.mof"),
    (Dialect::Dsc, ".schema.mfl"),
    (Dialect::Dsc, ".registration.mof"),
    (Dialect::Dsc, ".registration.mfl"),
    (Dialect::Dsc, ".meta.mof"),
];

/// What a text shows: words and marks in a row, without regard to case. `*` is any word, `X*` one that begins with `X`; a string
/// stands with its opening quote. Of several that a text has, the first in this list counts.
const CLUES: &[(Dialect, &[&str])] = &[
    // MOF 3 has productions and types that MOF 2 does not have.
    (Dialect::Mof3, &["structure", "*", "{"]),
    (Dialect::Mof3, &["structure", "*", ":"]),
    (Dialect::Mof3, &["enumeration", "*", ":"]),
    (Dialect::Mof3, &["association", "*", "{"]),
    (Dialect::Mof3, &["association", "*", ":"]),
    (Dialect::Mof3, &["value", "of", "*", "{"]),
    (Dialect::Mof3, &["value", "of", "*", "as"]),
    (Dialect::Mof3, &[")", "policy", "("]),
    (Dialect::Mof3, &[",", "policy", "("]),
    (Dialect::Mof3, &["octetstring", "*", ";"]),
    (Dialect::Mof3, &[":", "octetstring"]),
    // The classes that every resource and every document of Desired State Configuration builds on.
    (Dialect::Dsc, &["OMI_BaseResource"]),
    (Dialect::Dsc, &["OMI_ConfigurationDocument"]),
    (Dialect::Dsc, &["OMI_MetaConfigurationResource"]),
    (Dialect::Dsc, &["MSFT_DSC*"]),
    (Dialect::Dsc, &["MSFT_BaseResourceConfiguration"]),
    (Dialect::Dsc, &["MSFT_KeyValuePair"]),
    (Dialect::Dsc, &["MSFT_Credential"]),
    (Dialect::Dsc, &["MSFT_BaseCredential"]),
    (Dialect::Dsc, &[r#""\\\\.\\root\\microsoft\\windows\\DesiredStateConfiguration*"#]),
    // The directives of WMI, and namespaces as Windows writes them.
    (Dialect::Wmi, &["pragma", "autorecover"]),
    (Dialect::Wmi, &["pragma", "classflags"]),
    (Dialect::Wmi, &["pragma", "instanceflags"]),
    (Dialect::Wmi, &["pragma", "deleteclass"]),
    (Dialect::Wmi, &["pragma", "deleteinstance"]),
    (Dialect::Wmi, &["pragma", "amendment"]),
    (Dialect::Wmi, &["namespace", "(", r#""\\*"#]),
    (Dialect::Wmi, &["namespace", "(", r#""root\\*"#]),
    // The qualifiers of providers, events and drivers, and the flavor of localized ones.
    (Dialect::Wmi, &["[", "dynamic"]),
    (Dialect::Wmi, &[",", "dynamic"]),
    (Dialect::Wmi, &["[", "amendment"]),
    (Dialect::Wmi, &[",", "amendment"]),
    (Dialect::Wmi, &["[", "uuid", "("]),
    (Dialect::Wmi, &[",", "uuid", "("]),
    (Dialect::Wmi, &["[", "EventType*"]),
    (Dialect::Wmi, &[",", "EventType*"]),
    (Dialect::Wmi, &["[", "EventVersion"]),
    (Dialect::Wmi, &[",", "EventVersion"]),
    (Dialect::Wmi, &["[", "id", "("]),
    (Dialect::Wmi, &[",", "id", "("]),
    (Dialect::Wmi, &["WmiDataId"]),
    (Dialect::Wmi, &["WmiMethodId"]),
    (Dialect::Wmi, &["WMIGUID"]),
    (Dialect::Wmi, &[":", "amended"]),
    (Dialect::Wmi, &["ToInstance", "amended"]),
    (Dialect::Wmi, &["ToSubclass", "amended"]),
    (Dialect::Wmi, &["DisableOverride", "amended"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "amended"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "ToInstance"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "ToSubclass"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "DisableOverride"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "EnableOverride"]),
    (Dialect::Wmi, &["qualifier", "*", ":", "Restricted"]),
    // Classes of Windows, and types that only WMI has.
    (Dialect::Wmi, &[":", "__*"]),
    (Dialect::Wmi, &["of", "__*"]),
    (Dialect::Wmi, &["__*", "*", ";"]),
    (Dialect::Wmi, &["__*", "*", "["]),
    (Dialect::Wmi, &["Win32_*"]),
    (Dialect::Wmi, &["MSFT_*"]),
    (Dialect::Wmi, &["Msvm_*"]),
    (Dialect::Wmi, &["MicrosoftDNS_*"]),
    (Dialect::Wmi, &["MSMCA*"]),
    (Dialect::Wmi, &["MSMonitorClass"]),
    (Dialect::Wmi, &["WMIEvent"]),
    (Dialect::Wmi, &["EventTrace"]),
    (Dialect::Wmi, &["CommandLineEventConsumer"]),
    (Dialect::Wmi, &["NTEventLogEventConsumer"]),
    (Dialect::Wmi, &["SMS_Class_Template"]),
    (Dialect::Wmi, &["void", "*", "("]),
    (Dialect::Wmi, &["object", "*", ";"]),
    (Dialect::Wmi, &["object", "*", "["]),
    (Dialect::Wmi, &["object", "ref"]),
];

/// How many bytes of a text are searched for clues.
const SEARCHED: usize = 64 << 10;

fn by_name(path: &str) -> Option<Dialect> {
    NAMES.iter().find(|(_, ending)| ends_with(path, ending)).map(|(dialect, _)| *dialect)
}

/// A file of localized qualifiers is WMI's, unless it shows another dialect.
fn by_extension(path: &str) -> Option<Dialect> {
    ends_with(path, ".mfl").then_some(Dialect::Wmi)
}

fn ends_with(path: &str, ending: &str) -> bool {
    let end = path.len().checked_sub(ending.len()).and_then(|start| path.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// The clues, each with the place of its longest word, by the first letter of that in lower case.
static BY_LETTER: LazyLock<Vec<Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut by_letter = vec![Vec::new(); 256];
    for (index, (_, row)) in CLUES.iter().enumerate() {
        let longest = row.iter().enumerate().max_by_key(|(_, word)| word.len());
        if let Some((place, word)) = longest {
            by_letter[usize::from(first_letter(word))].push((index, place));
        }
    }
    by_letter
});

fn first_letter(piece: &str) -> u8 {
    piece.bytes().next().unwrap_or_default().to_ascii_lowercase()
}

/// The most pieces that a clue has before its longest word.
const BEFORE: usize = 3;

fn by_text(text: &str) -> Option<Dialect> {
    let mut before = [""; BEFORE];
    let mut best = CLUES.len();
    let mut pieces = Pieces { text, at: 0 };
    while let Some(piece) = pieces.next() {
        let possible = &BY_LETTER[usize::from(first_letter(piece))];
        let seen = possible
            .iter()
            .find(|(clue, place)| *clue < best && shows(CLUES[*clue].1, *place, (&before, piece, || pieces.clone())));
        best = seen.map_or(best, |(clue, _)| *clue);
        if best == 0 {
            break;
        }
        before.rotate_left(1);
        before[BEFORE - 1] = piece;
    }
    CLUES.get(best).map(|(dialect, _)| *dialect)
}

/// Whether a clue stands around a piece, which is at this place of it.
fn shows<'a>(
    clue: &[&str],
    place: usize,
    (before, piece, after): (&[&str; BEFORE], &str, impl FnOnce() -> Pieces<'a>),
) -> bool {
    let (earlier, later) = (&clue[..place], &clue[place + 1..]);
    is(clue[place], piece)
        && earlier.iter().rev().zip(before.iter().rev()).all(|(word, piece)| is(word, piece))
        && (later.is_empty() || {
            let mut pieces = after();
            later.iter().all(|word| pieces.next().is_some_and(|piece| is(word, piece)))
        })
}

/// Whether a piece is what a word of a clue stands for.
fn is(word: &str, piece: &str) -> bool {
    match word.strip_suffix('*') {
        Some("") => piece.bytes().next().is_some_and(is_word_byte),
        Some(start) => piece.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
        None => piece.eq_ignore_ascii_case(word),
    }
}

/// The words, strings and marks at the beginning of a text, without comments.
#[derive(Clone)]
struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        while self.at < SEARCHED {
            let start = self.at;
            let rest = &bytes[start.min(bytes.len())..];
            let (length, is_piece) = match rest {
                [] => return None,
                [b' ' | b'\t' | b'\r' | b'\n', ..] => (run(rest, is_white_space), false),
                [b'/', b'/', ..] => (memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()), false),
                [b'/', b'*', ..] => (memchr::memmem::find(rest, b"*/").map_or(rest.len(), |end| end + 2), false),
                [b'"', body @ ..] => (1 + string_length(body), true),
                [first, ..] if is_word_byte(*first) => (run(rest, is_word_byte), true),
                _ => (1, true),
            };
            self.at += length;
            if is_piece {
                return self.text.get(start..self.at);
            }
        }
        None
    }
}

/// The length of what follows an opening quote, with the closing one.
fn string_length(body: &[u8]) -> usize {
    let mut at = 0;
    while let Some(length) = memchr::memchr2(b'"', b'\\', &body[at..]) {
        if body[at + length] == b'"' {
            return at + length + 1;
        }
        at = (at + length + 2).min(body.len());
    }
    body.len()
}

/// How many bytes at the beginning are of a kind.
fn run(bytes: &[u8], is_of_kind: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !is_of_kind(*byte)).unwrap_or(bytes.len())
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_dialect() {
        assert_eq!(detect("x/MSFT_A.Schema.MOF", "class MSFT_A { };"), Some(Dialect::Dsc));
        assert_eq!(detect("a.mfl", "class MSFT_A { };"), Some(Dialect::Wmi));
        assert_eq!(detect("a.mfl", "class MSFT_A : OMI_BaseResource { };"), Some(Dialect::Dsc));
        assert_eq!(detect("é.mof", ""), None);
        assert_eq!(
            detect("a.schema.mof", "// mofc: dialect = standard"),
            Some(Dialect::Standard),
            "a statement counts more"
        );
    }

    #[test]
    fn every_clue_is_found() {
        for (dialect, row) in CLUES {
            let words: Vec<String> = row.iter().map(|word| word.replace('*', "A").to_uppercase()).collect();
            let closed =
                words.iter().map(|word| if word.starts_with('"') { format!("{word}\"") } else { word.clone() });
            let text = closed.collect::<Vec<_>>().join(" ");
            assert_eq!(detect("a.mof", &format!("// x\n{text}")), Some(*dialect), "{text}");
        }
    }

    #[test]
    fn the_first_clue_of_the_list_counts() {
        let text = "#pragma namespace(\"\\\\\\\\.\\\\root\")\nclass A : OMI_BaseResource { void M(); };";
        assert_eq!(detect("a.mof", text), Some(Dialect::Dsc));
    }

    #[test]
    fn words_in_comments_and_strings_and_names_are_no_clues() {
        let text = "// [dynamic]\n/* structure A { */ [Description(\"object x; \\\" void M(\")]\n\
                    class A { string Amended; string Dynamic; uint32 Policy(); boolean Structure; };";
        assert_eq!(detect("a.mof", text), None);
    }
}
