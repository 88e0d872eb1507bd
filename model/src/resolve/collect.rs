//! Pass 1: all declarations of all files, each in its namespace, and an index of the classes.
//!
//! `#pragma namespace` puts the declarations that follow it in the same file into a namespace; without one a declaration has none.
//! Of classes declared twice the first counts.

use mof_parser::ast::{
    ClassDeclaration, CompilerDirective, InstanceDeclaration, MofProduction, QualifierDeclaration, ValueKind,
};
use mof_parser::{Diagnostic, Severity};

use crate::codes;
use crate::compiler::CompiledFile;
use crate::index::ClassIndex;
use crate::name::CimName;
use crate::report::Reports;

/// All declarations of a compile.
#[derive(Debug, Default)]
pub(crate) struct Declarations<'a> {
    /// The classes, each once, in source order.
    pub(crate) classes: Vec<DeclaredClass<'a>>,
    pub(crate) qualifier_types: Vec<&'a QualifierDeclaration>,
    pub(crate) instances: Vec<DeclaredInstance<'a>>,
    index: ClassIndex<usize>,
}

/// A class as declared.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredClass<'a> {
    pub(crate) name: CimName,
    pub(crate) namespace: Option<CimName>,
    pub(crate) declaration: &'a ClassDeclaration,
}

/// An instance as declared.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredInstance<'a> {
    pub(crate) namespace: Option<CimName>,
    pub(crate) declaration: &'a InstanceDeclaration,
}

/// Collects the declarations of all files.
pub(crate) fn collect<'a>(files: &'a [CompiledFile], reports: &mut Reports) -> Declarations<'a> {
    let mut declarations = Declarations::default();
    for file in files {
        let mut namespace = None;
        for production in &file.specification.productions {
            match production {
                MofProduction::Directive(directive) => namespace = named_namespace(directive).or(namespace),
                MofProduction::Class(class) => declarations.add_class(class, namespace.clone(), reports),
                MofProduction::QualifierType(declaration) => declarations.qualifier_types.push(declaration),
                MofProduction::Instance(declaration) => {
                    declarations.instances.push(DeclaredInstance { namespace: namespace.clone(), declaration });
                }
                _ => {}
            }
        }
    }
    declarations
}

impl<'a> Declarations<'a> {
    fn add_class(&mut self, declaration: &'a ClassDeclaration, namespace: Option<CimName>, reports: &mut Reports) {
        let name = CimName::from(declaration.name.text.as_str());
        match self.index.insert(namespace.as_ref(), &name, self.classes.len()) {
            Ok(()) => self.classes.push(DeclaredClass { name, namespace, declaration }),
            Err(first) => report_duplicate(self.classes[first].declaration, declaration, reports),
        }
    }

    /// The class that a name means in a namespace, as an index of [`classes`](Self::classes).
    pub(crate) fn find(&self, namespace: Option<&CimName>, name: &str) -> Option<usize> {
        self.index.find(namespace, name)
    }

    /// A class's name as its declaration spells it, or as given where nothing declares it.
    pub(crate) fn spelling(&self, namespace: Option<&CimName>, name: &str) -> CimName {
        self.find(namespace, name).map_or_else(|| name.into(), |index| self.classes[index].name.clone())
    }
}

/// The namespace of a `#pragma namespace`, in one form: without a server, with `/` between its parts.
fn named_namespace(directive: &CompilerDirective) -> Option<CimName> {
    let argument = directive.arguments.first().filter(|_| directive.name.text.eq_ignore_ascii_case("namespace"))?;
    let ValueKind::String(path) = &argument.kind else { return None };
    let path = path.replace('\\', "/");
    let local = match path.strip_prefix("//") {
        Some(with_server) => with_server.split_once('/').map_or("", |(_, local)| local),
        None => &path,
    };
    Some(local.trim_matches('/').into())
}

/// A class may be repeated word for word, as when two files include a third; that is only worth a warning.
fn report_duplicate(first: &ClassDeclaration, second: &ClassDeclaration, reports: &mut Reports) {
    let name = &second.name.text;
    let diagnostic = |message| {
        Diagnostic::new(codes::DUPLICATE_CLASS, *second.name.span, message)
            .label(*first.name.span, "first declared here")
    };
    if first == second {
        let repeated = diagnostic(format!("class `{name}` is declared twice, both times alike"));
        reports.report_as(Severity::Warning, repeated.help("remove one of the two"));
    } else {
        let contradicting = diagnostic(format!("class `{name}` is declared twice"));
        reports.report(contradicting.help("rename or remove one of the two; the first one counts"));
    }
}
