//! Splits names into words.
//!
//! Names in schemas mix capitals, acronyms, plurals of acronyms and digits in ways that the usual case converters get wrong:
//! `AlertIDs` is not `alert_i_ds`. Capitals that follow each other are one word, up to the last of them where a small letter
//! follows (`IPAddress`); an `s` at the end (`AssignedCIs`) and a version (`IPv6Addresses`) belong to the acronym; digits
//! belong to the word before them, and so does a single capital after the digits (`B2BCollaboration`, `Synthetic3DDisplay`).
//! The words that no rule covers stand in a table.

mod spelling;
mod table;

use table::{INNER, JOINING, NOT_JOINING, RUNS};

pub(super) use table::MIXED_CASE;

/// The words of a text in the letters it uses; what is neither letter nor digit separates words.
///
/// Only ASCII letters and digits come out.
pub(super) fn words(text: &str) -> Vec<String> {
    let characters = spelling::in_ascii(text);
    let mut words = Vec::new();
    let mut rest = &characters[..];
    while let Some(start) = rest.iter().position(char::is_ascii_alphanumeric) {
        let (word, after) = rest[start..].split_at(word_length(&rest[start..]));
        words.push(word.iter().collect());
        rest = after;
    }
    words
}

/// How many characters the first word has; `rest` starts with a letter or digit.
fn word_length(rest: &[char]) -> usize {
    mixed_case_word(rest)
        .or_else(|| roman_numeral(rest))
        .or_else(|| acronym(rest))
        .unwrap_or_else(|| with_tail(rest, 1))
}

/// The length of a numeral to which a suffix is attached: `UltraSPARC IIIi`, `microSPARC IIep`.
fn roman_numeral(rest: &[char]) -> Option<usize> {
    let digits = rest.iter().take_while(|character| **character == 'I').count();
    let suffix = &rest[digits..];
    let letters = suffix.iter().take_while(|character| character.is_ascii_lowercase()).count();
    let is_suffix = matches!(letters, 1 | 2) && suffix[..letters] != ['s'];
    let ends = !suffix.get(letters).is_some_and(char::is_ascii_alphanumeric);
    (digits > 1 && is_suffix && ends).then_some(digits)
}

fn mixed_case_word(rest: &[char]) -> Option<usize> {
    let first = rest.first()?;
    let start = MIXED_CASE.partition_point(|word| word.chars().next() < Some(*first));
    let mut like_it = MIXED_CASE[start..].iter().take_while(|word| word.starts_with(*first));
    let word = like_it.find(|word| starts_with(rest, word) && ends_word(&rest[word.len() - 1..]))?;
    let digits = rest[word.len()..].iter().take_while(|character| character.is_ascii_digit()).count();
    Some(word.len() + digits)
}

fn starts_with(rest: &[char], word: &str) -> bool {
    word.chars().eq(rest.iter().copied().take(word.len()))
}

/// Whether the first character is the last of its word, and not one of an acronym either.
fn ends_word(rest: &[char]) -> bool {
    let starts_acronym = capitals(rest) > 2;
    !starts_acronym && !rest.get(1).is_some_and(char::is_ascii_lowercase)
}

/// The length of two or more capitals and of what belongs to them.
fn acronym(rest: &[char]) -> Option<usize> {
    if capitals(rest) < 2 {
        return None;
    }
    let own = own_capitals(rest);
    if let Some(first) = first_of_two(&rest[..own]) {
        return Some(first);
    }
    Some(if has_tail(&rest[own..]) { with_tail(rest, own) } else { own })
}

/// How many of the capitals belong to the first of two acronyms that the table knows.
fn first_of_two(capitals: &[char]) -> Option<usize> {
    let run = RUNS.iter().find(|(run, _)| run.len() == capitals.len() && starts_with(capitals, run));
    run.map(|(_, first)| *first)
}

/// How many of the capitals belong to the acronym that they begin: all, or all but the one that begins the next word.
fn own_capitals(rest: &[char]) -> usize {
    let capitals = capitals(rest);
    let after = &rest[capitals..];
    let is_whole = has_tail(after) || is_joined(rest, capitals) || mixed_case_word(after).is_some();
    if is_whole { capitals } else { capitals - 1 }
}

/// Whether what follows an acronym belongs to it: a plural, a version, digits; or whether no small letter follows.
fn has_tail(after: &[char]) -> bool {
    let is_plural = after.first() == Some(&'s') && !after.get(1).is_some_and(char::is_ascii_lowercase);
    let is_version = after.first() == Some(&'v') && after.get(1).is_some_and(char::is_ascii_digit);
    is_plural || is_version || !after.first().is_some_and(char::is_ascii_lowercase)
}

/// How many capitals follow each other.
fn capitals(rest: &[char]) -> usize {
    rest.iter().take_while(|character| character.is_ascii_uppercase()).count()
}

/// Whether a small word and a capital follow an acronym, and the small word is not the end of one that the last capital begins.
fn is_joined(rest: &[char], capitals: usize) -> bool {
    let after = &rest[capitals..];
    let word = JOINING
        .iter()
        .find(|word| starts_with(after, word) && after.get(word.len()).is_some_and(char::is_ascii_uppercase));
    word.is_some() && !NOT_JOINING.iter().any(|word| starts_with(&rest[capitals - 1..], word))
}

/// The length of a word that begins with so many capitals, with the small letters and digits that follow, and with each single capital
/// after digits.
fn with_tail(rest: &[char], start: usize) -> usize {
    let mut length = start + tail(&rest[start..]);
    while rest[length - 1].is_ascii_digit() && is_single_capital(&rest[length..]) {
        length += 1;
        length += rest[length..].iter().take_while(|character| character.is_ascii_digit()).count();
    }
    length
}

/// Whether a capital follows that begins neither a word nor an acronym.
fn is_single_capital(rest: &[char]) -> bool {
    match capitals(rest) {
        1 => !rest.get(1).is_some_and(char::is_ascii_lowercase),
        2 => own_capitals(rest) == 1 && mixed_case_word(rest).is_none(),
        3.. => first_of_two(&rest[..own_capitals(rest)]) == Some(1),
        _ => false,
    }
}

/// How many small letters and digits follow.
fn tail(rest: &[char]) -> usize {
    let goes_on = |at: &usize| {
        let starts_inner = rest[*at] == 'i' && INNER.iter().any(|word| starts_with(&rest[*at..], word));
        let starts_word = starts_inner || starts_ordinal(rest, *at) || starts_with_after_digits(rest, *at);
        !starts_word && (rest[*at].is_ascii_lowercase() || rest[*at].is_ascii_digit())
    };
    (0..rest.len()).take_while(goes_on).count()
}

/// Whether `3rd` or the like begins here: `Max3rdPartySize`.
fn starts_ordinal(rest: &[char], at: usize) -> bool {
    let is_first_digit = rest[at].is_ascii_digit() && (at == 0 || !rest[at - 1].is_ascii_digit());
    if !is_first_digit {
        return false;
    }
    let ending = &rest[at + rest[at..].iter().take_while(|character| character.is_ascii_digit()).count()..];
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ordinal| starts_with(ending, ordinal));
    is_ordinal && !ending.get(2).is_some_and(char::is_ascii_lowercase)
}

/// Whether `with` and a capital follow digits: `SHA1withRSA`.
fn starts_with_after_digits(rest: &[char], at: usize) -> bool {
    let is_after_digit = at > 0 && rest[at - 1].is_ascii_digit();
    is_after_digit && starts_with(&rest[at..], "with") && rest.get(at + 4).is_some_and(char::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_words_is_in_order() {
        assert!(MIXED_CASE.is_sorted() && RUNS.is_sorted());
    }

    /// Names and labels of real schemas, each with its words as people read them.
    #[test]
    fn hard_names_split_where_a_reader_would() {
        let table = include_str!("words/hard-names.txt");
        let rows: Vec<_> = table.lines().filter_map(|line| line.split_once(" = ")).collect();
        let wrong: Vec<_> = rows.iter().filter(|(name, split)| lower(name) != *split).collect();
        assert!(rows.len() > 300 && wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_label_of_signs_is_called_after_them() {
        for (label, expected) in [
            (">=", "greater equal"),
            ("<", "less"),
            ("*", "star"),
            ("..", "dot dot"),
            ("__", ""),
            ("C#", "c sharp"),
            (".NET", "net"),
        ] {
            assert_eq!(lower(label), expected, "{label}");
        }
    }

    /// Repeated, each of these makes the splitter look ahead wherever it stands; hours would pass if it looked to the end.
    #[test]
    fn a_long_text_loses_no_letter() {
        for text in ["AAs1", "A1", "AB1", "iSCSI", "Aa", "ASfor", "IIIi", "1st"] {
            let long = text.repeat(20_000);
            assert_eq!(words(&long).concat(), long);
        }
    }

    fn lower(text: &str) -> String {
        words(text).join(" ").to_lowercase()
    }

    #[test]
    fn names_split_where_a_reader_would() {
        for (name, expected) in [
            ("ActionID", "action id"),
            ("AlertIDs", "alert ids"),
            ("AppDTs", "app dts"),
            ("AppXMLData", "app xml data"),
            ("AppXInplaceUpgradeEnabled", "appx inplace upgrade enabled"),
            ("AssignedCIs", "assigned cis"),
            ("CI_UniqueID", "ci unique id"),
            ("GPUsage", "gp usage"),
            ("IPAddress", "ip address"),
            ("IPv6Addresses", "ipv6 addresses"),
            ("IsAdmin", "is admin"),
            ("MBytesFree", "mbytes free"),
            ("MaxClockMHz", "max clock mhz"),
            ("NumberOfDependentDTs", "number of dependent dts"),
            ("OSDBitLockerPIN", "osd bit locker pin"),
            ("SHA256Hash", "sha256 hash"),
            ("SMSID", "sms id"),
            ("CIM_IKESAEndpoint", "cim ike sa endpoint"),
            ("CIM_Specific802dot1QVLANService", "cim specific802dot1q vlan service"),
            ("Max3rdPartyMIFSize", "max 3rd party mif size"),
            ("SHA1withRSA", "sha1 with rsa"),
            ("NONEwithDSA", "none with dsa"),
            ("XYZinCIE", "xyz in cie"),
            ("CPUMinValue", "cpu min value"),
            ("UltraSPARC IIIi", "ultra sparc iii i"),
            ("microSPARC IIep", "micro sparc ii ep"),
            ("NaN", "nan"),
            ("SMS_G_System_SYSTEM", "sms g system system"),
            ("TotalMBytes", "total mbytes"),
            ("Win32_ComputerSystem", "win32 computer system"),
            ("WoLEnabled", "wol enabled"),
            ("WoLfram", "wo lfram"),
            ("__PATH", "path"),
            ("bandwidthKHz", "bandwidth khz"),
            ("osdVariable2nd", "osd variable 2nd"),
        ] {
            assert_eq!(lower(name), expected, "{name}");
        }
    }

    #[test]
    fn labels_keep_what_tells_them_apart() {
        for (label, expected) in [
            ("DON’T_FALLBACK", "dont fallback"),
            ("K6-2", "k6 2"),
            ("K6-2+", "k6 2 plus"),
            ("TCP & UDP", "tcp and udp"),
            ("Größe", "grosse"),
            ("Ælfrics Żółw", "aelfrics zolw"),
            ("名", "u540d"),
            ("FAT (> 32MB)", "fat greater 32 mb"),
            ("<=5 <domain>", "less equal 5 domain"),
            ("…", ""),
            ("", ""),
        ] {
            assert_eq!(lower(label), expected, "{label}");
        }
    }
}
