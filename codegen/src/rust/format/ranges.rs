//! Ranges of a value type: a formatter breaks a line within the first value rather than before the second.

/// The code with every range on the line where it starts.
pub(super) fn on_one_line(code: &str) -> String {
    let mut joined = String::with_capacity(code.len());
    let lines: Vec<&str> = code.lines().collect();
    let mut rest = &lines[..];
    while let [line, after @ ..] = rest {
        joined.push_str(line);
        rest = after;
        if let [value, end, after @ ..] = rest
            && line.ends_with(" = Self(")
            && end.trim_start().starts_with(")..=")
        {
            joined.extend([value.trim().trim_end_matches(','), end.trim_start()]);
            rest = after;
        }
        joined.push('\n');
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_one_line() {
        let code = "    pub const A: ::core::ops::RangeInclusive<Self> = Self(\n        -1,\n    )..=Self(5);\n    b\n";
        let expected = "    pub const A: ::core::ops::RangeInclusive<Self> = Self(-1)..=Self(5);\n    b\n";
        assert_eq!(on_one_line(code), expected);
        let text = "    pub const A: Self = Self(\n        \"a\",\n    );\n";
        assert_eq!(on_one_line(text), text);
    }
}
