//! Reads reference pages of the Configuration Manager SDK as MOF.
//!
//! A page describes a class twice: the Syntax section shows it in simplified MOF, the Properties section explains each property in
//! prose with a data type, an access type, qualifiers and value tables. [`PageReader`] makes **one** class declaration of the two, with
//! real qualifiers, and reports every contradiction between them with both places. It never fails: whatever a page holds, the result
//! is a syntax tree, or the reason why the page holds no MOF.
//!
//! The steps, each a module and a plain function over borrowed data:
//!
//! 1. `outline`: Markdown to blocks and sections, every piece of text with its place in the page;
//! 2. `kind`: class page, method page, or something else that is skipped;
//! 3. the grammar of `mof_parser` on the inside of the Syntax section's fence;
//! 4. `properties`: the Properties section to one account a property, and the Parameters section of a method page likewise;
//! 5. `qualifiers` and `values`: qualifier lists, value tables and lists;
//! 6. `merge`: both accounts of the class or method to one declaration; `method`: what only method pages have.
//!
//! Then `link` settles what pages say about each other, once all have been read: methods go into the classes that list them, and a property whose
//! description only says "See the class X" takes description and values of the property of that name there. A page that is read alone
//! keeps such words, and a note says which classes explain its properties. `overlay` corrects what
//! the owner of the pages does not, before descriptions are looked up.
//!
//! # Limits
//!
//! Cells of a table row beyond the columns of its header are not part of the table, as Markdown has it. Values that their type cannot
//! have are read as the page has them, and reported. A method without a class page stands outside any class, and a property whose
//! explanation is not among the pages keeps the words that point to it. All steps are linear in the length of the pages.

mod class_name;
pub mod codes;
mod description;
mod element;
mod joined;
mod kind;
mod link;
mod merge;
mod method;
mod method_list;
mod name;
mod outline;
mod overlay;
mod page;
mod pending;
mod pointer;
mod properties;
mod qualifiers;
mod values;

use std::path::Path;

use mof_parser::{ReadOptions, Reader, Reading, SourceFile};

/// Reads the pages of the Configuration Manager SDK (`.md`), and the overlay files that correct them (`.overlay.toml`).
///
/// An overlay is applied to all pages of a compile; `docs/overlays.md` says what it can state.
///
/// ```
/// use mof_parser::{ReadOptions, Reader, SourceMap};
/// use mof_sdk_pages::PageReader;
///
/// let page = [
///     "# ACME_Job Server WMI Class", "## Syntax", "```", "Class ACME_Job", "{", "    UInt32 JobID;", "};", "```", "## Properties",
///     "`JobID`", "Data type: `UInt32`", "", "Access type: Read-only", "", "Qualifiers: [key]", "", "Number of the job.",
/// ];
/// let mut sources = SourceMap::default();
/// let file = sources.add("acme_job.md", page.join("\n"));
///
/// let reading = PageReader.read(sources.file(file), &ReadOptions::default());
/// let class = reading.specification.classes().next().expect("the page declares a class");
/// let property = class.properties().next().expect("the class has a property");
/// let qualifiers: Vec<&str> = property.qualifiers.iter().map(|qualifier| qualifier.name.text.as_str()).collect();
/// assert_eq!(qualifiers, ["Key", "Read", "Description"]);
/// assert!(reading.diagnostics.is_empty());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct PageReader;

impl Reader for PageReader {
    fn is_candidate(&self, path: &Path) -> bool {
        has_extension(path, &["md"]) || is_overlay(path)
    }

    fn reads(&self, file: &SourceFile) -> bool {
        has_extension(Path::new(file.path()), &["md", "markdown", "toml"])
            || file.path() == "<stdin>" && looks_like_page(file.text())
    }

    fn named_after(&self, path: &Path) -> Option<String> {
        let stem = path.file_stem().filter(|_| has_extension(path, &["md"]))?.to_str()?.to_ascii_lowercase();
        let class = stem.strip_suffix("-wmi-class")?;
        let side = ["-server", "-client"].into_iter().find_map(|side| class.strip_suffix(side));
        Some(side.unwrap_or(class).to_owned())
    }

    fn read(&self, file: &SourceFile, options: &ReadOptions) -> Reading {
        if has_extension(Path::new(file.path()), &["toml"]) {
            return overlay::read(file, &options.levels);
        }
        page::read(file, &options.levels)
    }

    fn link(&self, files: &mut [(&SourceFile, &mut Reading)], options: &ReadOptions) {
        link::link(files, options);
    }
}

/// Whether a folder's file is an overlay; one that the user names need only be TOML.
fn is_overlay(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase());
    name.is_some_and(|name| name.ends_with(overlay::EXTENSION))
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    path.extension().is_some_and(|extension| known.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// Text from standard input has no name to go by: a page begins with front matter or its title, and has a Syntax heading.
fn looks_like_page(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let begins =
        lines.by_ref().find(|line| !line.is_empty()).is_some_and(|line| line == "---" || line.starts_with("# "));
    begins
        && lines.any(|line| line.starts_with('#') && line.trim_start_matches('#').trim().eq_ignore_ascii_case("syntax"))
}

#[cfg(test)]
mod tests {
    use mof_parser::SourceMap;

    use super::*;

    fn reads(path: &str, text: &str) -> bool {
        let mut sources = SourceMap::default();
        let id = sources.add(path, text);
        PageReader.reads(sources.file(id))
    }

    #[test]
    fn a_markdown_file_is_read_by_its_name() {
        assert!(reads("folder/page.MD", ""));
        assert!(reads("page.markdown", ""));
        assert!(!reads("page.mof", "# A\n## Syntax"));
    }

    #[test]
    fn standard_input_is_read_if_it_looks_like_a_page() {
        assert!(reads("<stdin>", "---\r\ntitle: x\r\n---\r\n# A\r\n## Syntax  \r\n"));
        assert!(reads("<stdin>", "\n# A\n### syntax\n"));
        assert!(!reads("<stdin>", "#pragma namespace(\"x\")\nclass A { };"));
        assert!(!reads("<stdin>", "# A\ntext\n"));
    }
}
