//! What a diagnostic quotes from the source, cut where nobody would read on: a token may be megabytes long.

/// The most characters that a message or a label quotes in one piece.
const MAX_QUOTED: usize = 60;

/// The most characters that a help quotes in one piece; it says what to write, which may be more than one name.
const MAX_QUOTED_IN_HELP: usize = 240;

/// A message or a label with all that it quotes in backticks shortened.
pub(super) fn message(text: String) -> String {
    shortened(text, MAX_QUOTED)
}

/// A help, likewise.
pub(super) fn help(text: String) -> String {
    shortened(text, MAX_QUOTED_IN_HELP)
}

fn shortened(text: String, limit: usize) -> String {
    if text.len() <= limit {
        return text;
    }
    let pieces = text.split('`').enumerate();
    // Every other piece stands between two backticks.
    let pieces = pieces.map(|(index, piece)| if index % 2 == 1 { cut(piece, limit) } else { piece.into() });
    pieces.collect::<Vec<_>>().join("`")
}

fn cut(piece: &str, limit: usize) -> std::borrow::Cow<'_, str> {
    match piece.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &piece[..end]).into(),
        None => piece.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_quoted_and_very_long_is_cut() {
        let (short, long) = ("é".repeat(60), "é".repeat(61));
        assert_eq!(message(format!("`{short}` and `{long}` differ")), format!("`{short}` and `{short}…` differ"));
        assert_eq!(help(format!("write `{long}`")), format!("write `{long}`"));
        let words = "a sentence of the project's own may take as many words as it needs, quoted or not";
        assert_eq!(message(words.into()), words);
    }
}
