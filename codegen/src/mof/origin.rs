//! Where a class came from, in comments: the same wherever the inputs lie.

use std::path::{MAIN_SEPARATOR, Path};

use mof_model::Correction;
use mof_parser::ast::{ClassDeclaration, Feature, Name};
use mof_parser::diagnostic::render::printable;
use mof_parser::{FileId, SourceMap};

/// Names the files of a compile by their paths within its inputs.
#[derive(Debug)]
pub(super) struct Origins<'a> {
    sources: &'a SourceMap,
    /// The inputs, with `/` on every system and at the end of each; longest first.
    inputs: Vec<String>,
}

impl<'a> Origins<'a> {
    pub(super) fn new<P: AsRef<Path>>(sources: &'a SourceMap, inputs: impl IntoIterator<Item = P>) -> Self {
        let mut inputs: Vec<_> = inputs.into_iter().map(|input| as_folder(input.as_ref())).collect();
        inputs.sort_by_key(|input| std::cmp::Reverse(input.len()));
        Self { sources, inputs }
    }

    /// A line for the class, one for each feature that stands in another file, and one for each correction by another file.
    pub(super) fn comment(&self, class: &ClassDeclaration, corrections: &[Correction]) -> String {
        let own = class.span.file;
        let others = class.features.iter().filter_map(feature).filter(|(_, name)| name.span.file != own);
        let of_feature = |(what, name): (_, &Name)| {
            format!("// {what} {}, from {}\n", printable(&name.text), self.name(name.span.file))
        };
        let from = std::iter::once(format!("// From {}\n", self.name(own)));
        from.chain(others.map(of_feature)).chain(corrections.iter().map(|of| self.correction(of))).collect()
    }

    /// `// JobID: type corrected by fixes.overlay.toml:3 (the provider says so)`
    fn correction(&self, correction: &Correction) -> String {
        let Correction { part, what, reason, file, line } = correction;
        let part = part.as_ref().map(|part| format!("{part}: ")).unwrap_or_default();
        let done = if ["added", "removed"].contains(&what.as_str()) { "" } else { " corrected" };
        let reason = reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let words = format!("{part}{what}{done} by {}:{line}{reason}", self.within(file));
        format!("// {}\n", printable(&words.replace(['\r', '\n'], " ")))
    }

    fn name(&self, file: FileId) -> String {
        self.within(self.sources.file(file).path())
    }

    fn within(&self, path: &str) -> String {
        let within = self.inputs.iter().find_map(|input| path.strip_prefix(input.as_str()));
        let name = within.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default());
        printable(name).into_owned()
    }
}

/// The files in which a class and its features stand.
pub(super) fn files(class: &ClassDeclaration) -> impl Iterator<Item = FileId> {
    std::iter::once(class.span.file).chain(class.features.iter().filter_map(feature).map(|(_, name)| name.span.file))
}

fn feature(feature: &Feature) -> Option<(&'static str, &Name)> {
    match feature {
        Feature::Property(property) => Some(("Property", &property.name)),
        Feature::Method(method) => Some(("Method", &method.name)),
        _ => None,
    }
}

fn as_folder(path: &Path) -> String {
    let text = path.display().to_string();
    let text = if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") };
    format!("{}/", text.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_within_the_innermost_input() {
        let mut sources = SourceMap::default();
        let names =
            ["pages/sub/a.md", "./b.md", "elsewhere/c.md", "/pages\u{1b}/d.md"].map(|path| sources.add(path, ""));
        let origins = Origins::new(&sources, ["pages", "pages/sub/", ".", "/"]);
        assert_eq!(names.map(|file| origins.name(file)), ["a.md", "b.md", "c.md", "pages\\u{1b}/d.md"]);
    }
}
