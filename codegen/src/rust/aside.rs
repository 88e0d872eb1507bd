//! Documentation on its way around the formatter.
//!
//! Most of the generated text is documentation, which is laid out already. As tokens it would be escaped, parsed and printed once more,
//! which took half the time of generating. So a mark goes through the formatter in its place.

use super::plan::ClassPlan;

/// What a mark starts with. No documentation has it: control characters of a schema are shown as numbers.
const MARK: char = '\u{1}';

/// The documentation of a class and of all that stands in its module.
pub(super) struct Aside(Vec<Vec<String>>);

impl Aside {
    /// Takes the documentation out of a plan, and leaves marks.
    pub(super) fn take(class: &mut ClassPlan) -> Self {
        let documented = docs(class).into_iter().filter(|doc| !doc.is_empty()).enumerate();
        Self(documented.map(|(number, doc)| std::mem::replace(doc, vec![format!("{MARK}{number}")])).collect())
    }

    /// The code with documentation where the marks are.
    pub(super) fn put_back(&self, code: &str) -> String {
        let length: usize = self.0.iter().flatten().map(|line| line.len() + 12).sum();
        let mut documented = String::with_capacity(code.len() + length);
        for line in code.lines() {
            match line.split_once("/// ").and_then(|(before, mark)| Some((before, self.marked(mark)?))) {
                Some((indentation, doc)) => doc.iter().for_each(|line| {
                    let space = if line.is_empty() { "" } else { " " };
                    documented.extend([indentation, "///", space, line, "\n"]);
                }),
                None => documented.extend([line, "\n"]),
            }
        }
        documented
    }

    fn marked(&self, mark: &str) -> Option<&[String]> {
        let number: usize = mark.strip_prefix(MARK)?.parse().ok()?;
        self.0.get(number).map(Vec::as_slice)
    }
}

fn docs(class: &mut ClassPlan) -> Vec<&mut Vec<String>> {
    let mut docs = vec![&mut class.doc];
    docs.extend(class.any.as_mut().map(|any| &mut any.doc));
    docs.extend(class.properties.iter_mut().map(|property| &mut property.doc));
    for parameters in class.methods.iter_mut().flat_map(|method| [&mut method.input, &mut method.output]) {
        docs.push(&mut parameters.doc);
        docs.extend(parameters.properties.iter_mut().map(|property| &mut property.doc));
    }
    for value_type in &mut class.value_types {
        docs.push(&mut value_type.doc);
        docs.extend(value_type.constants.iter_mut().map(|constant| &mut constant.doc));
    }
    docs
}
