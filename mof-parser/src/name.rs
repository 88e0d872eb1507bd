//! What can be a name, for those who make names of text that is not MOF: what passes here can be written and read again.

/// Whether a text is an identifier (DSP0004 annex A.1); of the characters above ASCII, only letters and digits.
///
/// ```
/// use mof_parser::name::is_name;
///
/// assert!(is_name("SMS_Site"));
/// assert!(!is_name("SMS Site"));
/// assert!(!is_name("7Zip"));
/// ```
pub fn is_name(text: &str) -> bool {
    let begins = text.starts_with(|character: char| character.is_alphabetic() || character == '_');
    begins && text.chars().all(is_name_character)
}

/// Whether a character can stand in a name, be it not as the first.
pub fn is_name_character(character: char) -> bool {
    (character.is_alphanumeric() || character == '_') && character <= '\u{FFEF}'
}
