//! What can be a name of MOF: everything that a page gives as the name of a class, a type, a qualifier or an element passes here, so that
//! what is read can be written and read again.

/// Whether a text is an identifier (DSP0004 annex A.1); of the characters above ASCII, only letters and digits.
pub(crate) fn is_name(text: &str) -> bool {
    let begins = text.starts_with(|character: char| character.is_alphabetic() || character == '_');
    begins && text.chars().all(belongs)
}

/// The first name in a text, without what stands before it.
pub(crate) fn first_name(text: &str) -> Option<&str> {
    let start = text.find(|character: char| belongs(character) && !character.is_numeric())?;
    let end = text[start..].find(|character| !belongs(character)).map_or(text.len(), |length| start + length);
    Some(&text[start..end]).filter(|name| is_name(name))
}

fn belongs(character: char) -> bool {
    (character.is_alphanumeric() || character == '_') && character <= '\u{FFEF}'
}
