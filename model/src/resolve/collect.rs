//! Pass 1: all declarations of all files, each in its namespace, and an index of the classes. Of classes declared twice the first
//! counts.

use mof_parser::ast::{ClassDeclaration, CompilerDirective, InstanceDeclaration, MofProduction, QualifierDeclaration};
use mof_parser::{Diagnostic, Severity};

use super::amendments::{self, Amendment, Claim};
use super::unfold::{Placed, unfold};
use crate::codes;
use crate::compiler::CompiledFile;
use crate::index::ClassIndex;
use crate::load::Includes;
use crate::name::CimName;
use crate::report::Reports;

/// All declarations of a compile.
#[derive(Debug, Default)]
pub(crate) struct Declarations<'a> {
    /// The classes, each once, in source order.
    pub(crate) classes: Vec<DeclaredClass<'a>>,
    /// The classes that carry localized qualifiers for others, which are no classes of their own.
    pub(crate) amendments: Vec<Amendment<'a>>,
    /// The classes that are meant to amend others, of which there is no declaration.
    pub(crate) unmatched_amendments: Vec<&'a ClassDeclaration>,
    /// The directives, each once.
    pub(crate) directives: Vec<&'a CompilerDirective>,
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

/// Collects the declarations of all files, each where it is included, or else in the order of the files.
pub(crate) fn collect<'a>(files: &'a [CompiledFile], includes: &Includes, reports: &mut Reports) -> Declarations<'a> {
    let mut declarations = Declarations::default();
    let mut classes = Vec::new();
    unfold(files, includes, reports, |Placed { production, namespace, first }| match production {
        MofProduction::Directive(directive) => declarations.directives.extend(first.then_some(directive)),
        MofProduction::Class(declaration) => {
            let name = declaration.name.text.as_str().into();
            classes.push(DeclaredClass { name, namespace: namespace.cloned(), declaration });
        }
        MofProduction::QualifierType(declaration) => {
            declarations.qualifier_types.extend(first.then_some(declaration));
        }
        MofProduction::Instance(declaration) => {
            declarations.instances.push(DeclaredInstance { namespace: namespace.cloned(), declaration });
        }
        _ => {}
    });
    declarations.add_classes(classes, reports);
    declarations
}

impl<'a> Declarations<'a> {
    /// Takes the classes in their order, and sets those aside that amend others.
    fn add_classes(&mut self, classes: Vec<DeclaredClass<'a>>, reports: &mut Reports) {
        let claims: Vec<Option<Claim>> = classes.iter().map(amendments::claim).collect();
        let mut amending = Vec::new();
        let neutral = neutral_classes(&classes, &claims);
        for (class, claim) in classes.into_iter().zip(claims) {
            match claim {
                Some(claim) if neutral.find(claim.namespace.as_ref(), class.name.as_str()).is_some() => {
                    amending.push((class, claim));
                }
                Some(_) => {
                    self.unmatched_amendments.push(class.declaration);
                    self.add_class(class, reports);
                }
                None => self.add_class(class, reports),
            }
        }
        for (class, Claim { namespace, locale, .. }) in amending {
            let amended = self.find(namespace.as_ref(), class.name.as_str());
            let amendment = |class_index| Amendment { declaration: class.declaration, class: class_index, locale };
            self.amendments.extend(amended.map(amendment));
        }
    }

    fn add_class(&mut self, class: DeclaredClass<'a>, reports: &mut Reports) {
        match self.index.insert(class.namespace.as_ref(), &class.name, self.classes.len()) {
            Ok(()) => self.classes.push(class),
            Err(first) => report_duplicate(self.classes[first].declaration, class.declaration, reports),
        }
    }

    /// The same with these classes in the place of those at their indexes.
    pub(crate) fn with<'b>(self, amended: &'b [(usize, ClassDeclaration)]) -> Declarations<'b>
    where
        'a: 'b,
    {
        let mut declarations: Declarations<'b> = self;
        for (index, declaration) in amended {
            declarations.classes[*index].declaration = declaration;
        }
        declarations
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

/// The names of the classes that amend nothing; none where that is so of all classes.
fn neutral_classes(classes: &[DeclaredClass<'_>], claims: &[Option<Claim>]) -> ClassIndex<()> {
    let mut neutral = ClassIndex::default();
    if claims.iter().any(Option::is_some) {
        for (class, _) in classes.iter().zip(claims).filter(|(_, claim)| claim.is_none()) {
            // A class declared twice is as good as once.
            let _ = neutral.insert(class.namespace.as_ref(), &class.name, ());
        }
    }
    neutral
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
