//! Names on pages: everything that a page gives as the name of a class, a type, a qualifier or an element passes here.

pub(crate) use mof_parser::name::is_name;
use mof_parser::name::is_name_character;

/// The first name in a text, without what stands before it.
pub(crate) fn first_name(text: &str) -> Option<&str> {
    let start = text.find(|character: char| is_name_character(character) && !character.is_numeric())?;
    let end = text[start..].find(|character| !is_name_character(character)).map_or(text.len(), |length| start + length);
    Some(&text[start..end]).filter(|name| is_name(name))
}
