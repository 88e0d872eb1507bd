//! Constants of a value type: a formatter breaks a line that is a little too long around a short value, and within the first value of a
//! range rather than before the second.

/// The widest line that a constant is written in.
const WIDTH: usize = 140;

/// The code with every constant on the line where it starts.
pub(super) fn on_one_line(code: &str) -> String {
    let mut joined = String::with_capacity(code.len());
    let lines: Vec<&str> = code.lines().collect();
    let mut rest = &lines[..];
    while let [line, after @ ..] = rest {
        joined.push_str(line);
        rest = after;
        if let [value, end, after @ ..] = rest
            && line.ends_with(" = Self(")
            && value.ends_with(',')
            && end.trim_start().starts_with(')')
            && line.len() + value.trim().len() + end.trim().len() <= WIDTH
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
        assert_eq!(on_one_line("pub const A: Self = Self(\n    1 << 2,\n);\n"), "pub const A: Self = Self(1 << 2);\n");
        let text = "pub const A: Self = Self(\n    Cow::Borrowed(\n        \"a\",\n    ),\n);\n";
        assert_eq!(on_one_line(text), text);
    }
}
