//! Enumerations of MOF 3.

use super::{Writer, type_name};
use crate::ast::{EnumerationDeclaration, EnumerationElement};

impl Writer {
    pub(super) fn enumeration(&mut self, enumeration: &EnumerationDeclaration) {
        self.qualifiers(&enumeration.qualifiers);
        let base = enumeration.base.as_ref().map(|base| format!(" : {}", type_name(base))).unwrap_or_default();
        self.line(&format!("enumeration {}{base}", enumeration.name.text));
        self.block("};", |out| {
            for (index, element) in enumeration.elements.iter().enumerate() {
                out.enumeration_element(element, if index + 1 == enumeration.elements.len() { "" } else { "," });
            }
        });
    }

    fn enumeration_element(&mut self, element: &EnumerationElement, end: &str) {
        self.qualifiers(&element.qualifiers);
        let value = self.initializer(element.value.as_ref());
        self.line(&format!("{}{value}{end}", element.name.text));
    }
}
