//! A text in ASCII letters and digits, with blanks and signs between its words.

/// The text with every letter that names can hold. Latin letters lose their accents, another letter or digit becomes the word `u` and its
/// number, apostrophes vanish, and the signs that tell labels apart (`K6-2+`, `> 32 MB`) become words. Where there is nothing but
/// signs, each of them is a word (`>=`).
pub(super) fn in_ascii(text: &str) -> Vec<char> {
    let only_signs = !text.contains(char::is_alphanumeric);
    let mut characters = Vec::with_capacity(text.len());
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '<' | '>' if !only_signs && is_before_number(&text[at + 1..]) => add_word(sign(character), &mut characters),
            '=' if !only_signs && matches!(previous, '<' | '>') => add_word(sign(character), &mut characters),
            _ => spell_out(character, previous, only_signs, &mut characters),
        }
        previous = character;
    }
    characters
}

/// Whether a text goes on with a number, maybe after `=`.
fn is_before_number(rest: &str) -> bool {
    let rest = rest.strip_prefix('=').unwrap_or(rest);
    rest.trim_start_matches(' ').starts_with(|first: char| first.is_ascii_digit())
}

/// Adds what a character stands for.
fn spell_out(character: char, previous: char, only_signs: bool, characters: &mut Vec<char>) {
    if let Some(letters) = folded(character) {
        return characters.extend(letters.chars());
    }
    let is_letter = !character.is_ascii() && character.is_alphanumeric();
    let word = match character {
        '\'' | '’' if !only_signs => return,
        '+' => "plus",
        '%' => "percent",
        '&' => "and",
        '#' if previous.is_alphanumeric() => "sharp",
        _ if is_letter => &format!("u{:04x}", u32::from(character)),
        _ if only_signs => sign(character),
        _ => return characters.push(character),
    };
    add_word(word, characters);
}

fn add_word(word: &str, characters: &mut Vec<char>) {
    characters.push(' ');
    characters.extend(word.chars());
    characters.push(' ');
}

/// What a sign is called that stands among signs only; nothing for those that mean nothing by themselves.
fn sign(character: char) -> &'static str {
    match character {
        '!' => "not",
        '#' => "number",
        '$' => "dollar",
        '*' => "star",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '\\' => "backslash",
        '^' => "caret",
        '|' => "pipe",
        '~' => "tilde",
        _ => "",
    }
}

/// A Latin letter without its accent; what two letters are in ASCII, as people write them who have no other.
fn folded(character: char) -> Option<&'static str> {
    Some(match character {
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => "a",
        'Æ' => "Ae",
        'æ' => "ae",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ð' | 'Ď' | 'Đ' => "D",
        'ð' | 'ď' | 'đ' => "d",
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ĥ' | 'Ħ' => "H",
        'ĥ' | 'ħ' => "h",
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'Ĵ' => "J",
        'ĵ' => "j",
        'Ķ' => "K",
        'ķ' => "k",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => "L",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' => "O",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'º' => "o",
        'Œ' => "Oe",
        'œ' => "oe",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => "T",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'Þ' => "Th",
        'þ' => "th",
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'µ' => "u",
        'Ŵ' => "W",
        'ŵ' => "w",
        'Ý' | 'Ŷ' | 'Ÿ' => "Y",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        _ => return None,
    })
}
