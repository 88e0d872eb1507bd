//! Characters that look like those of MOF and are not: the quotation marks of word processors, and the punctuation of East Asian
//! keyboards. Each is read as the character that is meant, and reported.

use super::TokenKind;

/// Punctuation in full width, and what it stands for.
pub(super) fn punctuation(character: char) -> Option<(TokenKind, char)> {
    Some(match character {
        '（' => (TokenKind::OpenParenthesis, '('),
        '）' => (TokenKind::CloseParenthesis, ')'),
        '｛' => (TokenKind::OpenBrace, '{'),
        '｝' => (TokenKind::CloseBrace, '}'),
        '［' | '【' => (TokenKind::OpenBracket, '['),
        '］' | '】' => (TokenKind::CloseBracket, ']'),
        '，' | '、' => (TokenKind::Comma, ','),
        '；' => (TokenKind::Semicolon, ';'),
        '：' => (TokenKind::Colon, ':'),
        '＝' => (TokenKind::Equals, '='),
        '＃' => (TokenKind::Hash, '#'),
        '．' | '。' => (TokenKind::Dot, '.'),
        _ => return None,
    })
}

/// Whether a character is a quotation mark that MOF does not have.
pub(crate) fn is_foreign_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '＂')
}

/// The end of a string that such a quotation mark opens: after the next of any kind on its line. None where there is no other.
pub(super) fn string_end(text: &str, start: usize) -> Option<usize> {
    let opening = text[start..].chars().next()?.len_utf8();
    let ends = |character: char| matches!(character, '"' | '\n' | '\r') || is_foreign_quote(character);
    let (at, closing) = text[start + opening..].char_indices().find(|(_, character)| ends(*character))?;
    let is_quote = !matches!(closing, '\n' | '\r');
    is_quote.then_some(start + opening + at + closing.len_utf8())
}
