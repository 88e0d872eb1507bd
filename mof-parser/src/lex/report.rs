//! What the lexer says is wrong.

use std::ops::Range;

use super::{Lexer, hash, is_foreign_quote};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, as_offset};

impl Lexer<'_> {
    pub(super) fn report_open_string(&mut self, start: usize) {
        let text = &self.file.text()[start..self.at];
        if text.len() == 1 {
            let message = "a quotation mark closes no string".to_owned();
            let help = "write `\"` where the string begins, or remove this one";
            let code = codes::UNTERMINATED_STRING;
            return self.report(code, start..self.at, |d| d.message(message).help(help));
        }
        let help = if text.contains("\\\"") {
            "a backslash before a quote makes it part of the text; write `\\\\` for a backslash that ends the text"
        } else if text.ends_with(is_foreign_quote) {
            "write `\"` for the quotation mark that ends the text"
        } else {
            "close the string with `\"` on the line where it begins; adjacent strings are joined"
        };
        self.report(codes::UNTERMINATED_STRING, start..self.at, |d| d.at("opened here").help(help));
    }

    pub(super) fn report_preprocessor_line(&mut self, start: usize) {
        let end = hash::name_end(self.file.text(), self.bytes, start);
        let message = format!("`{}` is for the C preprocessor, which MOF does not have", &self.file.text()[start..end]);
        self.report(codes::PREPROCESSOR_LINE, start..end, |d| {
            d.message(message).help("run the C preprocessor over the file first, as its build does")
        });
    }

    /// Reports white space that MOF does not have, once: a text that was copied from a page is full of it.
    pub(super) fn report_foreign_blanks(&mut self) {
        let Some((first, count)) = self.foreign_blanks.take() else { return };
        let character = self.file.text()[first.clone()].chars().next().unwrap_or_default();
        let others = if count > 1 { format!(", here and at {} other places", count - 1) } else { String::new() };
        let message = format!("U+{:04X} is no white space of MOF{others}", u32::from(character));
        let help = if count > 1 { "replace each by an ordinary blank" } else { "write an ordinary blank" };
        self.report(codes::UNEXPECTED_CHARACTER, first, |d| d.message(message).help(help));
    }

    pub(super) fn report_stray(&mut self, range: Range<usize>) {
        let text = self.file.text().get(range.clone()).unwrap_or_default();
        let names: Vec<_> = text.chars().take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let is_graphic = text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || c == '\t');
        let shown = if is_graphic { format!("`{text}`") } else { names.join(" ") };
        let message = format!("unexpected {shown}; MOF has no such character outside strings and comments");
        let help = match text.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => "write `/* … */` around a comment",
            [b'-', b'-', ..] => "write `//` before a comment",
            [b'-', ..] => "a name has letters, digits and `_`, and the sign of a number stands right before its digits",
            _ => "remove it",
        };
        self.report(codes::UNEXPECTED_CHARACTER, range, |d| d.message(message).help(help));
    }

    pub(super) fn report(
        &mut self,
        code: crate::Code,
        range: Range<usize>,
        complete: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let span = Span { file: self.file.id(), start: as_offset(range.start), end: as_offset(range.end) };
        self.diagnostics.report(complete(Diagnostic::new(code, span, code.title())));
    }
}
