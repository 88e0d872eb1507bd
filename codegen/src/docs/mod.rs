//! Schema to Markdown reference: an index and a page a class.
//!
//! The pages are for people who look things up: what a property is, which values it takes, what derives from the class. Links lead to
//! other pages by relative paths, so a folder of pages can lie anywhere. Text from the schema is shown literally.

mod class;
mod method;
mod page;
mod property;
mod text;

use std::collections::HashMap;

use mof_model::{Class, ClassId, ClassKind, Schema, Valid};

use crate::Output;
use crate::markdown::{self, Links, Prose};
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
    for (id, class) in schema.types() {
        output.insert(&site.pages[&id].file, class::page(&site, id, class));
    }
    output
}

/// What pages know of each other.
struct Site<'a> {
    schema: &'a Schema,
    pages: HashMap<ClassId, PageName>,
    /// The direct subclasses of each class that has some.
    subclasses: HashMap<ClassId, Vec<ClassId>>,
}

/// What the page of a class is called.
struct PageName {
    /// The name of the class, behind those of the types that it is local to.
    title: String,
    file: String,
}

impl<'a> Site<'a> {
    fn new(schema: &'a Schema) -> Self {
        let titles: Vec<String> = schema.types().map(|(_, class)| title(schema, class)).collect();
        let claim = |title: &String| Claim::new(Kind::Module, title).or_with_underscores_of(title);
        let files = Scope::with(&["index"]).give(&titles.iter().map(claim).collect::<Vec<_>>()).names;
        let names = titles.into_iter().zip(files).map(|(title, file)| PageName { title, file: file + ".md" });
        let pages = schema.types().map(|(id, _)| id).zip(names).collect();
        let mut subclasses: HashMap<ClassId, Vec<ClassId>> = HashMap::new();
        for (id, class) in schema.types() {
            if let Some(superclass) = class.superclass.as_ref().and_then(|superclass| superclass.id) {
                subclasses.entry(superclass).or_default().push(id);
            }
        }
        Self { schema, pages, subclasses }
    }

    /// A class's name, linked to its page.
    fn link(&self, class: ClassId) -> String {
        let PageName { title, file } = &self.pages[&class];
        format!("[{}]({file})", markdown::code(title))
    }

    /// The class that a name means on the page of another.
    fn find(&self, from: ClassId, name: &str) -> Option<ClassId> {
        self.schema.class_id_within(Some(from), self.schema[from].namespace.as_ref(), name)
    }

    /// A name on the page of a class, linked to the page of the class that it means, if that has one.
    fn link_to(&self, from: ClassId, name: &str) -> String {
        self.find(from, name).map_or_else(|| markdown::code(name), |class| self.link(class))
    }
}

fn title(schema: &Schema, class: &Class) -> String {
    let around = std::iter::successors(Some(class), |class| class.declared_in.map(|body| &schema[body]));
    let mut names: Vec<&str> = around.map(|class| class.name.as_str()).collect();
    names.reverse();
    names.join(".")
}

/// The pages, as the text of one of them links to them.
struct PageLinks<'a> {
    site: &'a Site<'a>,
    from: ClassId,
}

impl Links for PageLinks<'_> {
    fn target(&self, name: &str) -> Option<String> {
        let (class_name, property) = name.split_once('.').unwrap_or((name, ""));
        let id = self.site.find(self.from, class_name)?;
        let class = &self.site.schema[id];
        let file = &self.site.pages[&id].file;
        if class.name.as_str() != class_name {
            return None;
        }
        if property.is_empty() {
            return (id != self.from).then(|| file.clone());
        }
        let property = class.property(property)?;
        Some(format!("{file}#{}", class::anchor("property", property.name.as_str())))
    }

    fn is_class(&self, name: &str) -> bool {
        self.site.find(self.from, name).is_some()
    }
}

fn index(site: &Site<'_>) -> String {
    let mut page = Page::new("Classes");
    let mut classes: Vec<(ClassId, &Class)> = site.schema.types().collect();
    classes.sort_by(|(one, _), (other, _)| site.pages[one].title.cmp(&site.pages[other].title));
    page.table(
        &["Class", "Kind", "Description"],
        classes.into_iter().map(|(id, class)| {
            let links = PageLinks { site, from: id };
            let prose = Prose::of(class);
            let summary = text::summary(&prose.linked(&links), class, &class.qualifiers);
            vec![site.link(id), kind(class).to_owned(), summary]
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
