//! What pages declare as MOF text: a file for each class, one that includes them all, and stubs for what no page documents.
//!
//! The files compile to the schema of the pages, class by class and in the same order. Classes that MOF text among the inputs declares
//! come along where the pages build on them, so that nothing is missing; what nothing declares gets a stub, which this compiler does not
//! take for a class (see [`states_stubs`](mof_parser::states_stubs)) and every other one does.

mod file_names;
mod needed;
mod origin;
mod stubs;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use mof_model::{Class, Compilation};
use mof_parser::ast::{ClassDeclaration, MofProduction};
use mof_parser::{Diagnostic, Dialect, FileId, Span, write};

pub(crate) use self::file_names::is_device;
use self::file_names::{ALL_CLASSES, STUBS, file_names};
use self::origin::Origins;
use self::stubs::Stub;
use crate::{Output, header};

/// The classes of the pages of a compile, and what they need.
///
/// ```
/// use mof_codegen::mof::Imported;
///
/// let mut compiler = mof_model::Compiler::new();
/// compiler.reader(mof_sdk_pages::PageReader);
/// compiler.text("pages/acme_job.md", "# ACME_Job Server WMI Class\n## Syntax\n```\nClass ACME_Job : ACME_Base\n{\n    UInt32 ID;\n};\n```\n");
/// let compilation = compiler.compile();
///
/// let imported = Imported::new(&compilation, ["pages"]);
/// let files = imported.output();
/// let paths: Vec<&str> = files.files().map(|(path, _)| path).collect();
/// assert_eq!(paths, ["ACME_Job.mof", "all-classes.mof", "stub-classes.mof"]);
/// assert!(imported.text().contains("class ACME_Job : ACME_Base\n{\n    uint32 ID;\n};\n"));
/// ```
#[derive(Debug)]
pub struct Imported<'a> {
    /// In the order of the schema, superclass before subclass.
    classes: Vec<Declared<'a>>,
    faulty: Vec<&'a str>,
    /// Whether no class can be missing because of an error.
    is_complete: bool,
    stubs: Vec<Stub<'a>>,
    origins: Origins<'a>,
}

/// A class, and the declaration that made it.
#[derive(Clone, Copy, Debug)]
struct Declared<'a> {
    class: &'a Class,
    declaration: &'a ClassDeclaration,
    production: &'a MofProduction,
    dialect: Dialect,
}

impl<'a> Imported<'a> {
    /// Takes the classes of the pages, but for those that are reported with an error. `inputs` are the files and folders that the compile
    /// was given: each text tells where it came from by a path within them.
    pub fn new<P: AsRef<Path>>(compilation: &'a Compilation, inputs: impl IntoIterator<Item = P>) -> Self {
        let errors = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
        let faulty_files: HashSet<FileId> =
            errors.map(|diagnostic: &Diagnostic| diagnostic.primary.span.file).collect();
        let declared = declared(compilation);
        let is_faulty = |of: &Declared<'_>| origin::files(of.declaration).any(|file| faulty_files.contains(&file));
        let of_pages = declared.iter().filter(|of| of.dialect == Dialect::SdkPage);
        let (faulty, sound): (Vec<&Declared<'_>>, Vec<_>) = of_pages.partition(|of| is_faulty(of));
        let needed = needed::classes(sound.iter().map(|of| of.class), &compilation.schema);
        let is_taken = |of: &&Declared<'_>| needed.contains(&of.class.name_span) && !is_faulty(of);
        let classes: Vec<_> = declared.iter().filter(is_taken).copied().collect();
        Self {
            stubs: stubs::stubs(&classes),
            is_complete: !compilation.has_errors(),
            faulty: faulty.into_iter().map(|of| of.class.name.as_str()).collect(),
            classes,
            origins: Origins::new(&compilation.sources, inputs),
        }
    }

    /// Whether no page declares a class that can be taken.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    /// The classes of pages that are left out because an error is reported about them, in the order of the schema.
    pub fn left_out(&self) -> &[&'a str] {
        &self.faulty
    }

    /// All classes as one text. It has no stubs, because what stands in a text with classes is a class.
    pub fn text(&self) -> String {
        let classes: Vec<_> = self.classes.iter().map(|of| self.class(of)).collect();
        let undeclared = stubs::names(&self.stubs);
        format!("{}{undeclared}\n{}", head(Dialect::SdkPage, ""), classes.join("\n"))
    }

    /// A file for each class, `all-classes.mof` that includes them, and where it is needed `stub-classes.mof`.
    ///
    /// Where there are errors a class may be missing for one of them, so no file of an earlier run is stale.
    pub fn output(&self) -> Output {
        let mut output = if self.is_complete { Output::folder(&["mof"]) } else { Output::default() };
        let names = file_names(self.classes.iter().map(|of| of.class.name.as_str()));
        for (of, name) in self.classes.iter().zip(&names) {
            output.insert(name, format!("{}\n{}", head(of.dialect, ""), self.class(of)));
        }
        let stubs = (!self.stubs.is_empty()).then(|| stubs::text(&self.stubs));
        let included = stubs.iter().map(|_| STUBS).chain(names.iter().map(String::as_str));
        output.insert(ALL_CLASSES, all_classes(included));
        if let Some(text) = stubs {
            output.insert(STUBS, text);
        }
        output
    }

    /// A class behind comments that say where it came from.
    fn class(&self, of: &Declared<'_>) -> String {
        format!("{}{}", self.origins.comment(of.declaration, &of.class.corrections), write::production(of.production))
    }
}

/// All classes that no directive puts in a namespace, in the order of the schema, with their declarations.
fn declared(compilation: &Compilation) -> Vec<Declared<'_>> {
    let files = compilation.files.iter().map(|file| &file.specification);
    let productions = files.flat_map(|file| file.productions.iter().map(|production| (production, file.dialect)));
    let by_place: BTreeMap<Span, _> = productions
        .filter_map(|(production, dialect)| match production {
            MofProduction::Class(declaration) => Some((*declaration.name.span, (declaration, production, dialect))),
            _ => None,
        })
        .collect();
    let classes = compilation.schema.classes().filter(|class| class.namespace.is_none());
    classes
        .filter_map(|class| {
            let (declaration, production, dialect) = *by_place.get(&class.name_span)?;
            Some(Declared { class, declaration, production, dialect })
        })
        .collect()
}

/// The first lines of a file. The first marks it as ours; the second says in which dialect the text means what the page means.
fn head(dialect: Dialect, statement: &str) -> String {
    format!("// {}\n// mofc: dialect = {dialect}\n{statement}", header())
}

fn all_classes<'n>(files: impl Iterator<Item = &'n str>) -> String {
    let includes: Vec<_> = files.map(|file| format!("#pragma include (\"{file}\")\n")).collect();
    let head = head(Dialect::SdkPage, "");
    format!("{head}\n// All classes, each superclass before its subclasses.\n\n{}", includes.concat())
}
