//! Qualifier lists: on one line where they fit, one qualifier a line where they do not.

use super::{INDENT, Writer, literal};
use crate::ast::{Qualifier, Value, ValueKind};

/// The column that a line should not pass.
pub(super) const WIDTH: usize = 120;

impl Writer {
    /// `[A, B("…")]` above the qualified element; nothing where there are none.
    pub(super) fn qualifiers(&mut self, qualifiers: &[Qualifier]) {
        if qualifiers.is_empty() {
            return;
        }
        let written: Vec<_> = qualifiers.iter().map(|qualifier| self.qualifier(qualifier)).collect();
        let one_line = format!("[{}]", written.join(", "));
        let fits = self.depth * INDENT.len() + one_line.chars().count() <= WIDTH && !one_line.contains('\n');
        if fits {
            return self.line(&one_line);
        }
        let margin = format!(",\n{} ", INDENT.repeat(self.depth));
        self.line(&format!("[{}]", written.join(&margin)));
    }

    fn qualifier(&self, qualifier: &Qualifier) -> String {
        let value = qualifier.value.as_ref().map(|value| self.qualifier_value(value)).unwrap_or_default();
        let flavors: Vec<_> = qualifier.flavors.iter().map(|node| node.flavor.keyword()).collect();
        let flavors = if flavors.is_empty() { String::new() } else { format!(" : {}", flavors.join(" ")) };
        format!("{}{value}{flavors}", qualifier.name.text)
    }

    fn qualifier_value(&self, value: &Value) -> String {
        match &value.kind {
            ValueKind::String(text) => {
                let margin = format!("\n{}{INDENT}", INDENT.repeat(self.depth));
                format!("({})", literal::broken_string(text, WIDTH - margin.len().min(WIDTH / 2), &margin))
            }
            ValueKind::Array(values) => self.qualifier_array(values),
            _ => format!("({})", self.value(value)),
        }
    }

    fn qualifier_array(&self, values: &[Value]) -> String {
        let written: Vec<_> = values.iter().map(|value| self.value(value)).collect();
        let one_line = format!("{{{}}}", written.join(", "));
        if one_line.chars().count() + self.depth * INDENT.len() < WIDTH - 20 {
            return one_line;
        }
        let margin = format!(",\n{}{INDENT}", INDENT.repeat(self.depth));
        format!("{{{}}}", written.join(&margin))
    }
}
