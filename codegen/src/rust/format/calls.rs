//! Calls of the runtime's macros, and other lists that a formatter fills lines with, laid out with one entry a line.
//!
//! A formatter does not know what a macro means. The calls here all have one form, names and lists in brackets or braces, so they can be
//! laid out as those lists.

/// The start of a line that starts a call.
const CALL: &str = "::mof_runtime::";

/// The widest line that a call is written in; a wider one has an argument a line.
const WIDTH: usize = 100;

/// Whether a line starts a call, to the runtime as a crate or as a module.
pub(super) fn starts_call(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix("self").unwrap_or(line).starts_with(CALL)
}

/// The code with every call, and every import of several names, laid out by entries.
pub(super) fn one_entry_a_line(code: &str) -> String {
    let mut laid_out = String::with_capacity(code.len() + code.len() / 8);
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let indentation = &line[..line.len() - line.trim_start().len()];
        let Some((start, end)) = list(line) else {
            laid_out.extend([line, "\n"]);
            continue;
        };
        let (start, mut arguments) = (&line[..start], line[start..].to_owned());
        while !arguments.ends_with(end) {
            let Some(line) = lines.next() else { break };
            arguments.extend([" ", line.trim()]);
        }
        let arguments = arguments.strip_suffix(end).unwrap_or(&arguments).trim();
        let text = if end == ");" { call(indentation, start, arguments) } else { names(indentation, start, arguments) };
        laid_out.push_str(&text);
    }
    laid_out
}

/// Where the arguments of a call or the names of an import start on its first line, and how they end.
fn list(line: &str) -> Option<(usize, &'static str)> {
    const IMPORT: &str = "pub use self::{";
    const SCHEMA: &str = "pub static SCHEMA: ";
    if line.starts_with(IMPORT) {
        return Some((IMPORT.len(), "};"));
    }
    let before = if line.starts_with(SCHEMA) { line.find(" = ").map_or(0, |found| found + 3) } else { 0 };
    let name = line[before..].trim_start();
    let name = name.strip_prefix("self").unwrap_or(name).strip_prefix(CALL)?;
    let arguments = name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    arguments.starts_with("!(").then(|| (line.len() - arguments.len() + 2, ");"))
}

fn call(indentation: &str, start: &str, arguments: &str) -> String {
    let arguments: Vec<String> = parts(arguments).collect();
    let short = |argument: &String| laid_out(indentation, argument);
    let text = format!("{start}{});\n", arguments.iter().map(short).collect::<Vec<_>>().join(", "));
    if text.lines().next().is_none_or(|line| line.len() <= WIDTH) {
        return text;
    }
    let inner = format!("{indentation}    ");
    let arguments: Vec<String> = arguments.iter().map(|argument| inner.clone() + &facts(&inner, argument)).collect();
    format!("{start}\n{}\n{indentation});\n", arguments.join(",\n"))
}

/// Calls in parentheses that add facts, each on a line; anything else as a list.
fn facts(indentation: &str, argument: &str) -> String {
    let Some(facts) = argument.strip_prefix('(').and_then(|facts| facts.strip_suffix(')')) else {
        return laid_out(indentation, argument);
    };
    let facts: Vec<String> = calls(facts).collect();
    if facts.len() < 2 {
        return argument.to_owned();
    }
    let lines: Vec<String> = facts.iter().map(|fact| format!("{indentation}    {fact}")).collect();
    format!("(\n{}\n{indentation})", lines.join("\n"))
}

/// A list with an entry a line; anything else as it is.
fn laid_out(indentation: &str, argument: &str) -> String {
    let Some(open) = argument.chars().next().filter(|first| ['[', '{'].contains(first)) else {
        return argument.to_owned();
    };
    let list = &argument[1..argument.len() - 1];
    let mut text = format!("{open}\n");
    for entry in parts(list) {
        text.extend([indentation, "    ", &without_spaces(&entry), ",\n"]);
    }
    if list.trim().is_empty() { argument.to_owned() } else { text + indentation + &argument[argument.len() - 1..] }
}

fn names(indentation: &str, start: &str, names: &str) -> String {
    let names: Vec<String> = parts(names).map(|name| format!("{indentation}    {name},")).collect();
    format!("{start}\n{}\n{indentation}}};\n", names.join("\n"))
}

/// The parts of a list between commas that are in no string and no brackets.
fn parts(list: &str) -> impl Iterator<Item = String> {
    split(list, ',', false).filter(|part| !part.is_empty())
}

/// The calls of a chain, each with its full stop.
fn calls(chain: &str) -> impl Iterator<Item = String> {
    split(chain, '.', true).filter(|call| !call.is_empty()).map(|call| format!(".{call}"))
}

/// Splits at a sign that is in no string and no brackets; a full stop also in no number or path, so only behind a bracket.
fn split(list: &str, sign: char, is_behind_bracket: bool) -> impl Iterator<Item = String> {
    let (mut depth, mut in_string, mut is_escaped, mut before) = (0_u32, false, false, ')');
    let parts = list.split(move |character: char| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = in_string,
            '"' => in_string = !in_string,
            '(' | '[' | '{' if !in_string => depth += 1,
            ')' | ']' | '}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_behind = !is_behind_bracket || before == ')';
        if !character.is_whitespace() {
            before = character;
        }
        character == sign && depth == 0 && !in_string && is_behind
    });
    parts.map(|part| part.trim().to_owned())
}

/// `- 1`, `..= 1` and `crate ::A` are how a formatter writes these tokens; before the first string there is nothing else.
fn without_spaces(entry: &str) -> String {
    let (numbers, rest) = entry.split_at(entry.find('"').unwrap_or(entry.len()));
    numbers.replace("- ", "-").replace("..= ", "..=").replace("crate ::", "crate::") + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_do_not_end_entries() {
        let code = "    ::mof_runtime::integer_values!(\n        A, i8, [IntegerEntry::value(- 1, \"a, - b\"),\n        IntegerEntry::range(0,\n        1, \"\\\"),\"), ]\n    );\n";
        let expected = "    ::mof_runtime::integer_values!(A, i8, [\n        IntegerEntry::value(-1, \"a, - b\"),\n        IntegerEntry::range(0, 1, \"\\\"),\"),\n    ]);\n";
        assert_eq!(one_entry_a_line(code), expected);
    }

    #[test]
    fn each_list_is_laid_out() {
        let code = "::mof_runtime::integer_enum!(\n    A, i8, [IntegerEntry::value(0,\n    \"a\")], { - 1..= 4 => B,\n    5 => C }, {}, Self::B(0)\n);\n";
        let expected = "::mof_runtime::integer_enum!(A, i8, [\n    IntegerEntry::value(0, \"a\"),\n], {\n    -1..=4 => B,\n    5 => C,\n}, {}, Self::B(0));\n";
        assert_eq!(one_entry_a_line(code), expected);
    }

    #[test]
    fn a_long_call_has_an_argument_a_line() {
        let name = "ACME_Fan".repeat(12);
        let code = format!(
            "    ::mof_runtime::impl_class!(self::A, \"{name}\", (.base(\"a.b\").abstract_()), {{ 0 => a }});\n"
        );
        let expected = format!(
            "    ::mof_runtime::impl_class!(\n        self::A,\n        \"{name}\",\n        (\n            .base(\"a.b\")\n            .abstract_()\n        ),\n        {{\n            0 => a,\n        }}\n    );\n"
        );
        assert_eq!(one_entry_a_line(&code), expected);
    }

    #[test]
    fn names_that_are_imported_stand_one_a_line() {
        let code = "pub use self::{\n    a::A, b::B,\n    c::C,\n};\n";
        assert_eq!(one_entry_a_line(code), "pub use self::{\n    a::A,\n    b::B,\n    c::C,\n};\n");
    }

    #[test]
    fn everything_else_stays() {
        let code = "/// ::mof_runtime::a!(\nconst A: &str = \" = ::mof_runtime::a!(\";\n::mof_runtime::text(\"a!(\n\");\n::mof_runtime::impl_class!(A, CLASS, {});\n";
        assert_eq!(one_entry_a_line(code), code);
    }
}
