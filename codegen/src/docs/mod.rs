//! Schema to Markdown reference: an index and a page a class.
//!
//! The pages are for people who look things up: what a property is, which values it takes, what derives from the class. Links lead to
//! other pages by relative paths, so a folder of pages can lie anywhere. Text from the schema is shown literally.

mod class;
mod method;
mod page;
mod property;
mod text;

use std::collections::BTreeMap;

use mof_model::{Class, ClassKind, Schema, Valid};

use crate::Output;
use crate::markdown::{self, Prose};
use crate::rust::names::{Claim, Kind, Scope};
use page::Page;

/// Makes reference pages for all classes of a schema: `index.md`, and a page for each class.
///
/// ```
/// let mut compiler = mof_model::Compiler::new();
/// compiler.text("person.mof", "class ACME_Person { [Key, Description(\"Full name.\")] string Name; };");
/// let compilation = compiler.compile();
/// let schema = compilation.valid_schema().expect("nothing is wrong with it");
///
/// let pages = mof_codegen::docs::generate(schema);
/// assert!(pages.get("acme_person.md").expect("a page for the class").contains("Full name."));
/// ```
pub fn generate(schema: Valid<&Schema>) -> Output {
    let site = Site::new(&schema);
    let mut output = Output::folder(&["md"]);
    output.insert("index.md", index(&site));
    for class in documented(&schema) {
        output.insert(site.file(class.name.as_str()).unwrap_or_default(), class::page(&site, class));
    }
    output
}

/// What has a page: all but the structures that are local to a type, whose names may stand more than once.
fn documented(schema: &Schema) -> impl Iterator<Item = &Class> {
    schema.classes().chain(schema.structures().filter(|structure| structure.declared_in.is_none()))
}

/// What pages know of each other.
struct Site<'a> {
    schema: &'a Schema,
    /// The page of each class, by its name as declared.
    files: BTreeMap<&'a str, String>,
    /// The names of the direct subclasses of each class that has some.
    subclasses: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Site<'a> {
    fn new(schema: &'a Schema) -> Self {
        let names: Vec<&str> = documented(schema).map(|class| class.name.as_str()).collect();
        let claim = |name: &&str| Claim::new(Kind::Module, name).or_with_underscores_of(name);
        let given = Scope::with(&["index"]).give(&names.iter().map(claim).collect::<Vec<_>>()).names;
        let files = names.into_iter().zip(given.into_iter().map(|file| file + ".md")).collect();
        let mut subclasses: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for class in documented(schema) {
            let name = class.name.as_str();
            if let Some(superclass) = &class.superclass {
                subclasses.entry(superclass.name.as_str()).or_default().push(name);
            }
        }
        Self { schema, files, subclasses }
    }

    fn file(&self, class: &str) -> Option<&str> {
        let declared = self.schema.class(class)?.name.as_str();
        self.files.get(declared).map(String::as_str)
    }

    fn subclasses(&self, class: &str) -> &[&'a str] {
        self.subclasses.get(class).map_or(&[], Vec::as_slice)
    }

    /// A class's name, linked to its page where it has one.
    fn link(&self, class: &str) -> String {
        match self.file(class) {
            Some(file) => format!("[{}]({file})", markdown::code(class)),
            None => markdown::code(class),
        }
    }
}

fn index(site: &Site<'_>) -> String {
    let mut page = Page::new("Classes");
    let mut classes: Vec<&Class> = documented(site.schema).collect();
    classes.sort_by(|left, right| left.name.cmp(&right.name));
    page.table(
        &["Class", "Kind", "Description"],
        classes.into_iter().map(|class| {
            vec![
                site.link(class.name.as_str()),
                kind(class).to_owned(),
                text::summary(&Prose::of(class), class, &class.qualifiers),
            ]
        }),
    );
    page.finish()
}

fn kind(class: &Class) -> &'static str {
    match (class.kind, class.is_abstract()) {
        (ClassKind::Class, false) => "class",
        (ClassKind::Class, true) => "abstract class",
        (ClassKind::Association, false) => "association",
        (ClassKind::Association, true) => "abstract association",
        (ClassKind::Indication, false) => "indication",
        (ClassKind::Indication, true) => "abstract indication",
        (ClassKind::Structure, false) => "structure",
        (ClassKind::Structure, true) => "abstract structure",
    }
}
