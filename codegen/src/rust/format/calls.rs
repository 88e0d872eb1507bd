//! Calls of the runtime's macros, laid out with one entry a line.
//!
//! A formatter does not know what a macro means and fills lines with its tokens. The calls here all have one form, names and then one
//! list in brackets or braces, so they can be laid out as that list.

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
    let (names, list) = arguments.split_at(arguments.find(['[', '{']).unwrap_or(arguments.len()));
    let mut characters = list.chars();
    let (Some(open), Some(close)) = (characters.next(), characters.next_back()) else {
        return format!("{start}{arguments});\n");
    };
    let mut call = format!("{start}{names}{open}\n");
    for entry in entries(characters.as_str()) {
        call.extend([indentation, "    ", &entry, ",\n"]);
    }
    call + indentation + &format!("{close});\n")
}

/// The parts of a list between commas that are in no string and no parentheses.
fn entries(list: &str) -> impl Iterator<Item = String> {
    let (mut depth, mut in_string, mut is_escaped) = (0_u32, false, false);
    let parts = list.split(move |character| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = in_string,
            '"' => in_string = !in_string,
            '(' if !in_string => depth += 1,
            ')' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0 && !in_string
    });
    parts.map(|part| without_space_after_sign(part.trim())).filter(|part| !part.is_empty())
}

/// `- 1` is how a formatter writes the two tokens; before the first string there is nothing else.
fn without_space_after_sign(entry: &str) -> String {
    let (numbers, rest) = entry.split_at(entry.find('"').unwrap_or(entry.len()));
    numbers.replace("- ", "-") + rest
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
    fn everything_else_stays() {
        let code = "::mof_runtime::impl_class!(A, CLASS, { 0 => a });\nconst A: u8 = 1;\n";
        assert_eq!(one_entry_a_line(code), code);
    }
}
