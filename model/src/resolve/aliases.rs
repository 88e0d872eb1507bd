//! Aliases: which instance or class each one names (DSP0004 7.9).
//!
//! An alias may be used before it is defined. In the standard it is known to the whole compile, in WMI and Desired State Configuration
//! to its document: a file with all that it includes. Everywhere one of the same document comes first, and different documents may
//! give one alias to different instances.

use hashbrown::HashMap;
use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Dialect, FileId, Span};

use super::collect::Declarations;
use crate::codes;
use crate::load::Includes;
use crate::name::{CimName, NameMap, Named};
use crate::report::Reports;

/// All aliases of a compile.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    by_document: HashMap<FileId, NameMap<Alias>>,
    anywhere: NameMap<Alias>,
    /// The file that includes a file; the first where several do.
    includers: HashMap<FileId, FileId>,
}

/// What an alias names.
#[derive(Clone, Debug)]
pub(crate) struct Alias {
    /// The class, or the class of the instance, as it is written there.
    pub(crate) class: CimName,
    pub(crate) namespace: Option<CimName>,
    /// The instance's position among the declarations; `None` for a class or structure value.
    pub(crate) instance: Option<usize>,
    /// Where the alias is defined.
    pub(crate) span: Span,
}

/// Collects the aliases of all instances and classes. Of those defined twice the first counts.
pub(crate) fn aliases(declarations: &Declarations<'_>, includes: &Includes, reports: &mut Reports) -> Aliases {
    let mut aliases = Aliases { includers: includers(includes), ..Aliases::default() };
    for (position, declared) in declarations.instances.iter().enumerate() {
        let (alias, class) = (&declared.declaration.alias, declared.declaration.class.text.as_str());
        if let Some(name) = alias {
            let namespace = declared.namespace.clone();
            let alias = Alias { class: class.into(), namespace, instance: Some(position), span: *name.span };
            aliases.add(name, alias, reports);
        }
    }
    for declared in &declarations.structure_values {
        if let Some(name) = &declared.declaration.alias {
            let (class, namespace) = (declared.declaration.class.text.as_str().into(), declared.namespace.clone());
            aliases.add(name, Alias { class, namespace, instance: None, span: *name.span }, reports);
        }
    }
    for declared in &declarations.classes {
        if let Some(name) = &declared.declaration.alias {
            let (class, namespace) = (declared.name.clone(), declared.namespace.clone());
            aliases.add(name, Alias { class, namespace, instance: None, span: *name.span }, reports);
        }
    }
    aliases
}

/// Whether a file of a dialect, with what it includes, stands for itself, whatever else is compiled with it.
pub(crate) fn is_document_dialect(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Wmi | Dialect::Dsc)
}

/// How many files may include each other in a row.
const MAX_DEPTH: usize = 64;

fn includers(includes: &Includes) -> HashMap<FileId, FileId> {
    let mut directives: Vec<_> = includes.iter().collect();
    directives.sort_unstable();
    let pairs = directives.into_iter().rev();
    pairs.map(|(directive, included)| (*included, directive.file)).filter(|(included, file)| included != file).collect()
}

impl Aliases {
    fn add(&mut self, name: &Name, alias: Alias, reports: &mut Reports) {
        let file = name.span.file;
        let document = self.document(file);
        let of_document = self.by_document.entry(document).or_default();
        if let Some(first) = of_document.get(&Named(&name.text)) {
            let message = format!("alias `${}` is defined twice", name.text);
            let diagnostic = Diagnostic::new(codes::ALIAS, *name.span, message).label(first.span, "first defined here");
            return reports.report(diagnostic.help("give one of the two another name; the first one counts"));
        }
        let name = CimName::from(name.text.as_str());
        self.anywhere.entry(name.clone()).or_insert_with(|| alias.clone());
        of_document.insert(name, alias);
    }

    /// What an alias means in a file of a dialect.
    pub(crate) fn find(&self, name: &str, file: FileId, dialect: Dialect) -> Option<&Alias> {
        let of_document = self.by_document.get(&self.document(file)).and_then(|aliases| aliases.get(&Named(name)));
        of_document.or_else(|| self.anywhere.get(&Named(name)).filter(|_| !is_document_dialect(dialect)))
    }

    /// The file that a file is part of: the one that includes it, directly or not, and is not included itself.
    pub(crate) fn document(&self, file: FileId) -> FileId {
        let including = std::iter::successors(Some(file), |file| self.includers.get(file).copied());
        // Files may include each other in a circle, which is reported elsewhere.
        including.take(MAX_DEPTH).last().unwrap_or(file)
    }

    /// The names of the aliases that are known in a file, in order; made only if one is asked for.
    pub(crate) fn names(&self, file: FileId) -> impl Iterator<Item = &str> {
        let sorted = move || {
            let aliases = self.by_document.get(&self.document(file)).into_iter().flat_map(NameMap::keys);
            let mut names: Vec<&str> = aliases.map(CimName::as_str).collect();
            names.sort_unstable();
            names
        };
        std::iter::once_with(sorted).flatten()
    }
}
