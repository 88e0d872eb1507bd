//! Splits names into words.
//!
//! Names in schemas mix capitals, acronyms, plurals of acronyms and digits in ways that the usual case converters get wrong:
//! `AlertIDs` is not `alert_i_ds`. Capitals that follow each other are one word, up to the last of them where a small letter
//! follows (`IPAddress`); an `s` at the end (`AssignedCIs`) and a version (`IPv6Addresses`) belong to the acronym; digits
//! belong to the word before them. A few words that no rule covers stand in a table.

/// Words with capitals inside, which the rules would cut.
const MIXED_CASE: &[&str] = &[
    "ActiveX", "AppX", "DirectX", "GBytes", "GHz", "IPSec", "IPsec", "KBytes", "KHz", "MBits", "MBytes", "MHz",
    "OAuth", "OData", "P2P", "QoS", "TBytes", "UoW", "WoL", "eMail", "iSCSI", "kHz",
];

/// The words of a text in the letters it uses; what is neither letter nor digit separates words.
///
/// Only ASCII letters and digits come out: another letter or digit becomes the word `u` and its number, apostrophes vanish, and the
/// signs that tell labels apart (`K6-2+`) become words.
pub(super) fn words(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().flat_map(spelled_out).collect();
    let mut words = Vec::new();
    let mut rest = &characters[..];
    while let Some(start) = rest.iter().position(char::is_ascii_alphanumeric) {
        let (word, after) = rest[start..].split_at(word_length(&rest[start..]));
        words.push(word.iter().collect());
        rest = after;
    }
    words
}

fn spelled_out(character: char) -> Vec<char> {
    match character {
        '\'' | '’' => Vec::new(),
        '+' => " plus ".chars().collect(),
        '#' => " sharp ".chars().collect(),
        '%' => " percent ".chars().collect(),
        '&' => " and ".chars().collect(),
        _ if !character.is_ascii() && character.is_alphanumeric() => {
            format!(" u{:04x} ", u32::from(character)).chars().collect()
        }
        _ => vec![character],
    }
}

/// How many characters the first word has; `rest` starts with a letter or digit.
fn word_length(rest: &[char]) -> usize {
    mixed_case_word(rest).or_else(|| acronym(rest)).unwrap_or_else(|| 1 + tail(&rest[1..]))
}

fn mixed_case_word(rest: &[char]) -> Option<usize> {
    let word = MIXED_CASE.iter().find(|word| {
        let begins = word.chars().eq(rest.iter().copied().take(word.len()));
        begins && ends_word(&rest[word.len() - 1..])
    });
    word.map(|word| word.len())
}

/// Whether the first character is the last of its word, and not one of an acronym either.
fn ends_word(rest: &[char]) -> bool {
    let starts_acronym = rest.iter().take_while(|character| character.is_ascii_uppercase()).count() > 2;
    !starts_acronym && !rest.get(1).is_some_and(char::is_ascii_lowercase)
}

/// The length of two or more capitals and of what belongs to them.
fn acronym(rest: &[char]) -> Option<usize> {
    let capitals = rest.iter().take_while(|character| character.is_ascii_uppercase()).count();
    if capitals < 2 {
        return None;
    }
    let at = |index: usize| rest.get(capitals + index);
    let is_plural = at(0) == Some(&'s') && !at(1).is_some_and(char::is_ascii_lowercase);
    let is_version = at(0) == Some(&'v') && at(1).is_some_and(char::is_ascii_digit);
    if at(0).is_some_and(char::is_ascii_lowercase) && !is_plural && !is_version {
        return Some(capitals - 1);
    }
    Some(capitals + tail(&rest[capitals..]))
}

/// How many small letters and digits follow.
fn tail(rest: &[char]) -> usize {
    rest.iter().take_while(|character| character.is_ascii_lowercase() || character.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("SMSID", "smsid"),
            ("SMS_G_System_SYSTEM", "sms g system system"),
            ("TotalMBytes", "total mbytes"),
            ("Win32_ComputerSystem", "win32 computer system"),
            ("WoLEnabled", "wol enabled"),
            ("WoLfram", "wo lfram"),
            ("__PATH", "path"),
            ("bandwidthKHz", "bandwidth khz"),
            ("osdVariable2nd", "osd variable2nd"),
        ] {
            assert_eq!(words(name).join(" ").to_lowercase(), expected, "{name}");
        }
    }

    #[test]
    fn labels_keep_what_tells_them_apart() {
        for (label, expected) in [
            ("DON’T_FALLBACK", "dont fallback"),
            ("K6-2", "k6 2"),
            ("K6-2+", "k6 2 plus"),
            ("TCP & UDP", "tcp and udp"),
            ("Größe", "gr u00f6 u00df e"),
            ("名", "u540d"),
            ("…", ""),
            ("", ""),
        ] {
            assert_eq!(words(label).join(" ").to_lowercase(), expected, "{label}");
        }
    }
}
