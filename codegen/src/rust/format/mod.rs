//! Tokens to text.

mod calls;
mod constants;

use proc_macro2::TokenStream;

use crate::header;

/// A file: a header that names the tool and what the file was made from, and the code.
///
/// The header is the first line, so that [`Output`](crate::Output) knows its own files.
pub(super) fn file(from: &str, code: &str) -> String {
    format!("// {}\n// Made from {from}.\n\n{code}", header())
}

/// Items as text.
pub(super) fn items(tokens: TokenStream) -> String {
    let file = syn::parse2(tokens).expect("emitters print items of Rust");
    spaced(&constants::on_one_line(&calls::one_entry_a_line(&prettyplease::unparse(&file))))
}

/// Code one level deeper. No literal goes over several lines, so indentation changes no meaning.
pub(super) fn indented(code: &str) -> String {
    let mut indented = String::with_capacity(code.len() + code.len() / 8);
    for line in code.lines() {
        indented.extend([if line.is_empty() { "" } else { "    " }, line, "\n"]);
    }
    indented
}

/// The code with an empty line before each item that follows another.
fn spaced(code: &str) -> String {
    let mut spaced = String::with_capacity(code.len() + code.len() / 16);
    let mut previous = "";
    for line in code.lines() {
        if ends_item(previous) && starts_item(line) && indentation(previous) >= indentation(line) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

fn ends_item(line: &str) -> bool {
    line.ends_with(['}', ';']) && !line.trim_start().starts_with("//")
}

fn starts_item(line: &str) -> bool {
    let starts = ["///", "#[", "pub ", "const ", "static ", "impl "];
    starts.iter().any(|start| line.trim_start().starts_with(start)) || calls::starts_call(line)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
