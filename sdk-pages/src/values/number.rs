//! Numbers as value tables spell them.

/// A number in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: i128,
    pub(super) is_hexadecimal: bool,
    /// A second number in parentheses: a bit position, or the same number in another base.
    pub(super) second: Option<i128>,
    /// What stands before a number in parentheses: `GREEN(0)`.
    pub(super) name: Option<String>,
}

impl Number {
    /// Reads `5`, `"5"`, `5.`, `Bit 5`, `-1`, `0x20`, `0x20 (5)`, `1 (0x1)`, `(0x2)`, `GREEN(0)`, `900 (15 Minutes)`, `258 0x0102)`, and `x20`, whose `0` got
    /// lost. `None` for anything else, such as `0 or 1`.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let cell = cell.trim_matches(['"', ' ']).trim_end_matches('.');
        let cell = cell.get(..4).filter(|start| start.eq_ignore_ascii_case("bit ")).map_or(cell, |_| cell[4..].trim());
        let (first, rest) = cell
            .split_at(cell.find(|character: char| character.is_whitespace() || character == '(').unwrap_or(cell.len()));
        let rest = rest.trim_start();
        let is_hexadecimal = is_hexadecimal(first);
        match literal(first) {
            Some(value) if rest.is_empty() => Some(Self { value, is_hexadecimal, second: None, name: None }),
            Some(value) => {
                let second = literal(rest.trim_matches(['(', ')', ' ']));
                let is_remark = rest.starts_with('(') || rest.to_ascii_lowercase().starts_with("0x");
                is_remark.then_some(Self { value, is_hexadecimal, second, name: None })
            }
            None => Self::named(cell),
        }
    }

    /// `GREEN(0)` and `(0x2)`.
    fn named(cell: &str) -> Option<Self> {
        let (name, number) = cell.strip_suffix(')')?.rsplit_once('(')?;
        let name = name.trim();
        let value = literal(number.trim())?;
        Some(Self {
            value,
            is_hexadecimal: is_hexadecimal(number.trim()),
            second: None,
            name: (!name.is_empty()).then(|| name.to_owned()),
        })
    }

    /// The label, or the name that the cell gives where there is none.
    pub(super) fn label<'label>(&'label self, label: &'label str) -> &'label str {
        self.name.as_deref().filter(|_| label.is_empty()).unwrap_or(label)
    }
}

/// `x86` is a processor and not a number that has lost its zero.
const SHORTEST_WITHOUT_ZERO: usize = 4;

/// A decimal or hexadecimal number.
fn literal(text: &str) -> Option<i128> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let lower = digits.to_ascii_lowercase();
    let lost_zero = || lower.strip_prefix('x').filter(|digits| digits.len() >= SHORTEST_WITHOUT_ZERO);
    let value = match lower.strip_prefix("0x").or_else(lost_zero) {
        Some(hexadecimal) => i128::from(u64::from_str_radix(plain(hexadecimal)?, 16).ok()?),
        None => i128::from(plain(&lower)?.parse::<u64>().ok()?),
    };
    Some(if negative { -value } else { value })
}

fn is_hexadecimal(literal: &str) -> bool {
    literal.contains(['x', 'X'])
}

/// Rust's parsers take a `+`, which no page means.
fn plain(digits: &str) -> Option<&str> {
    (!digits.starts_with('+')).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn read(cell: &str) -> Option<(i128, Option<i128>, Option<String>)> {
        Number::read(cell).map(|number| (number.value, number.second, number.name))
    }

    #[test]
    fn numbers_in_every_spelling() {
        assert_eq!(read("5"), Some((5, None, None)));
        assert_eq!(read("-1"), Some((-1, None, None)));
        assert_eq!(read("\"4\""), Some((4, None, None)));
        assert_eq!(read("4."), Some((4, None, None)));
        assert_eq!(read("Bit 3"), Some((3, None, None)));
        assert_eq!(read("0x00000020 (5)"), Some((32, Some(5), None)));
        assert_eq!(read("1 (0x1)"), Some((1, Some(1), None)));
        assert_eq!(read("(0x2)"), Some((2, None, None)));
        assert_eq!(read("GREEN(0)"), Some((0, None, Some("GREEN".to_owned()))));
        assert_eq!(read("900 (15 Minutes)"), Some((900, None, None)));
        assert_eq!(read("258 0x0102)"), Some((258, Some(258), None)));
        assert_eq!(read("x00000400 (10)"), Some((1024, Some(10), None)));
    }

    #[test]
    fn words_are_no_numbers() {
        for cell in [
            "",
            "0 or 1",
            "Non 0",
            "SHA1",
            "X86",
            "x64",
            "+1",
            "x",
            "0x",
            "{00000000-0000-0000-C000-000000000046}",
            "99999999999999999999",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
