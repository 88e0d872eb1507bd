//! Characters that change the direction of writing, with which a text can look like another.

/// Whether a character changes the direction in which text is shown (Unicode Standard Annex 9: marks, embeddings, overrides, isolates).
///
/// Whatever prints text of an input for a person escapes these.
///
/// ```
/// use mof_parser::bidi::changes_direction;
///
/// assert!(changes_direction('\u{202E}'));
/// assert!(!changes_direction('a'));
/// ```
pub fn changes_direction(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
