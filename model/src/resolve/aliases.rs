//! Aliases: which instance or class each one names (DSP0004 7.9).
//!
//! An alias may be used before it is defined. In the standard it is known to the whole compile, in WMI and Desired State Configuration
//! to its file; everywhere one of the same file comes first.

use hashbrown::HashMap;
use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Dialect, FileId, Span};

use super::collect::Declarations;
use crate::codes;
use crate::name::{CimName, NameMap, Named};
use crate::report::Reports;

/// All aliases of a compile.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    by_file: HashMap<FileId, NameMap<Alias>>,
    anywhere: NameMap<Alias>,
}

/// What an alias names.
#[derive(Clone, Debug)]
pub(crate) struct Alias {
    /// The class, or the class of the instance, as it is written there.
    pub(crate) class: CimName,
    pub(crate) namespace: Option<CimName>,
    /// The instance's position among the declarations; `None` for a class.
    pub(crate) instance: Option<usize>,
    /// Where the alias is defined.
    pub(crate) span: Span,
}

/// Collects the aliases of all instances and classes. Of those defined twice the first counts.
pub(crate) fn aliases(declarations: &Declarations<'_>, reports: &mut Reports) -> Aliases {
    let mut aliases = Aliases::default();
    for (position, declared) in declarations.instances.iter().enumerate() {
        let (alias, class) = (&declared.declaration.alias, declared.declaration.class.text.as_str());
        if let Some(name) = alias {
            let namespace = declared.namespace.clone();
            let alias = Alias { class: class.into(), namespace, instance: Some(position), span: *name.span };
            aliases.add(name, alias, reports);
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

impl Aliases {
    fn add(&mut self, name: &Name, alias: Alias, reports: &mut Reports) {
        let file = name.span.file;
        let first = self.find(&name.text, file, reports.dialect(file)).map(|first| first.span);
        if let Some(first) = first {
            let message = format!("alias `${}` is defined twice", name.text);
            let diagnostic = Diagnostic::new(codes::ALIAS, *name.span, message).label(first, "first defined here");
            return reports.report(diagnostic.help("give one of the two another name; the first one counts"));
        }
        let name = CimName::from(name.text.as_str());
        self.anywhere.entry(name.clone()).or_insert_with(|| alias.clone());
        self.by_file.entry(file).or_default().insert(name, alias);
    }

    /// What an alias means in a file of a dialect.
    pub(crate) fn find(&self, name: &str, file: FileId, dialect: Dialect) -> Option<&Alias> {
        let of_file = self.by_file.get(&file).and_then(|aliases| aliases.get(&Named(name)));
        let of_file_only = matches!(dialect, Dialect::Wmi | Dialect::Dsc);
        of_file.or_else(|| self.anywhere.get(&Named(name)).filter(|_| !of_file_only))
    }

    /// The names of the aliases that are known in a file, in order.
    pub(crate) fn names(&self, file: FileId) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.by_file.get(&file).into_iter().flat_map(NameMap::keys).map(CimName::as_str).collect();
        names.sort_unstable();
        names
    }
}
