//! Calls of the runtime's macros, laid out with one entry a line.
//!
//! A formatter does not know what a macro means and fills lines with its tokens. The calls here all have one form, names and lists in
//! brackets or braces, so they can be laid out as those lists.

/// The start of a line that starts a call.
const CALL: &str = "::mof_runtime::";

/// Whether a line starts a call, to the runtime as a crate or as a module.
pub(super) fn starts_call(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix("self").unwrap_or(line).starts_with(CALL)
}

/// The code with every call that takes several lines laid out by entries.
pub(super) fn one_entry_a_line(code: &str) -> String {
    let mut laid_out = String::with_capacity(code.len() + code.len() / 8);
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let indentation = &line[..line.len() - line.trim_start().len()];
        if starts_call(line) && line.ends_with("!(") {
            let arguments: Vec<&str> = lines.by_ref().map(str::trim).take_while(|line| *line != ");").collect();
            laid_out.push_str(&call(indentation, line, &arguments.join(" ")));
        } else {
            laid_out.push_str(line);
            laid_out.push('\n');
        }
    }
    laid_out
}

fn call(indentation: &str, start: &str, arguments: &str) -> String {
    let arguments: Vec<String> = parts(arguments).map(|argument| laid_out(indentation, &argument)).collect();
    format!("{start}{});\n", arguments.join(", "))
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

/// The parts of a list between commas that are in no string and no brackets.
fn parts(list: &str) -> impl Iterator<Item = String> {
    let (mut depth, mut in_string, mut is_escaped) = (0_u32, false, false);
    let parts = list.split(move |character| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = in_string,
            '"' => in_string = !in_string,
            '(' | '[' | '{' if !in_string => depth += 1,
            ')' | ']' | '}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0 && !in_string
    });
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty())
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
    fn everything_else_stays() {
        let code = "::mof_runtime::impl_class!(A, CLASS, { 0 => a });\nconst A: u8 = 1;\n";
        assert_eq!(one_entry_a_line(code), code);
    }
}
