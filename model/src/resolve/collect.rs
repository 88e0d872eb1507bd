//! Pass 1: all declarations of all files, each in its namespace, and an index of the types. Of types declared twice the first
//! counts.

use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};
use mof_parser::ast::{
    ClassDeclaration, CompilerDirective, EnumerationDeclaration, InstanceDeclaration, InstanceKeyword, MofProduction,
    Name, QualifierDeclaration,
};
use mof_parser::{Diagnostic, Severity};

use super::amendments::{self, Amendment, Claim};
use super::unfold::{Placed, unfold};
use crate::codes;
use crate::compiler::CompiledFile;
use crate::index::ClassIndex;
use crate::load::Includes;
use crate::name::{CimName, NameMap, Named};
use crate::report::Reports;
use crate::schema::MAX_SCOPES;

/// All declarations of a compile.
#[derive(Debug, Default)]
pub(crate) struct Declarations<'a> {
    /// The classes and structures, each once, in source order; a local structure after the type around it.
    pub(crate) classes: Vec<DeclaredClass<'a>>,
    /// The enumerations, each once, in source order; those that are local to a type come last.
    pub(crate) enumerations: Vec<DeclaredEnumeration<'a>>,
    /// The classes that carry localized qualifiers for others, which are no classes of their own.
    pub(crate) amendments: Vec<Amendment<'a>>,
    /// The classes that are meant to amend others, of which there is no declaration.
    pub(crate) unmatched_amendments: Vec<&'a ClassDeclaration>,
    /// The directives, each once.
    pub(crate) directives: Vec<&'a CompilerDirective>,
    pub(crate) qualifier_types: Vec<&'a QualifierDeclaration>,
    pub(crate) instances: Vec<DeclaredInstance<'a>>,
    /// The values of structures that stand by themselves.
    pub(crate) structure_values: Vec<DeclaredInstance<'a>>,
    /// The classes that others stand in for: they are declared elsewhere.
    pub(crate) stubs: NameMap<()>,
    index: ClassIndex<Declared>,
    /// The types that are local to each class or structure.
    locals: HashMap<usize, NameMap<Declared>>,
}

/// A type that a name can mean, by its index among the declarations of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Declared {
    Class(usize),
    Enumeration(usize),
}

/// A class as declared.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredClass<'a> {
    pub(crate) name: CimName,
    pub(crate) namespace: Option<CimName>,
    /// The class or structure that it is local to, by its index.
    pub(crate) declared_in: Option<usize>,
    pub(crate) declaration: &'a ClassDeclaration,
}

/// An enumeration as declared.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredEnumeration<'a> {
    pub(crate) name: CimName,
    pub(crate) namespace: Option<CimName>,
    /// The class or structure that it is local to, by its index.
    pub(crate) declared_in: Option<usize>,
    pub(crate) declaration: &'a EnumerationDeclaration,
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
    let (mut classes, mut enumerations) = (Vec::new(), Vec::new());
    let stub_files: HashSet<_> = files.iter().filter(|file| file.stubs).map(|file| file.id).collect();
    let is_stub = |class: &ClassDeclaration| {
        class.features.is_empty() && class.superclass.is_none() && stub_files.contains(&class.span.file)
    };
    unfold(files, includes, reports, |Placed { production, namespace, first }| match production {
        MofProduction::Directive(directive) => declarations.directives.extend(first.then_some(directive)),
        MofProduction::Class(declaration) if is_stub(declaration) => {
            declarations.stubs.insert(declaration.name.text.as_str().into(), ());
        }
        MofProduction::Class(declaration) => {
            let (name, namespace) = (declaration.name.text.as_str().into(), namespace.cloned());
            classes.push(DeclaredClass { name, namespace, declared_in: None, declaration });
        }
        MofProduction::Enumeration(declaration) => enumerations.push((declaration, namespace.cloned())),
        MofProduction::QualifierType(declaration) => {
            declarations.qualifier_types.extend(first.then_some(declaration));
        }
        MofProduction::Instance(declaration) => declarations.add_instance(declaration, namespace.cloned()),
        _ => {}
    });
    for (declaration, namespace) in enumerations {
        declarations.add_enumeration(declaration, namespace.as_ref(), None, reports);
    }
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

    /// Adds a class or structure with the types that are local to it.
    fn add_class(&mut self, class: DeclaredClass<'a>, reports: &mut Reports) {
        let (index, declaration) = (self.classes.len(), class.declaration);
        let declared = Declared::Class(index);
        if let Err(first) = self.insert(&class.name, class.namespace.as_ref(), class.declared_in, declared) {
            let repeated = matches!(first, Declared::Class(of) if self.classes[of].declaration == declaration);
            let what = declaration.keyword.keyword();
            return report_duplicate(what, self.name_of(first), &declaration.name, repeated, reports);
        }
        let namespace = class.namespace.clone();
        self.classes.push(class);
        for declaration in declaration.structures() {
            let (name, namespace) = (declaration.name.text.as_str().into(), namespace.clone());
            self.add_class(DeclaredClass { name, namespace, declared_in: Some(index), declaration }, reports);
        }
        for enumeration in declaration.enumerations() {
            self.add_enumeration(enumeration, namespace.as_ref(), Some(index), reports);
        }
    }

    /// The class that a name means in a namespace, as an index of [`classes`](Self::classes).
    pub(crate) fn find(&self, namespace: Option<&CimName>, name: &str) -> Option<usize> {
        match self.index.find(namespace, name)? {
            Declared::Class(index) => Some(index),
            Declared::Enumeration(_) => None,
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

    fn add_enumeration(
        &mut self,
        declaration: &'a EnumerationDeclaration,
        namespace: Option<&CimName>,
        declared_in: Option<usize>,
        reports: &mut Reports,
    ) {
        let name = CimName::from(declaration.name.text.as_str());
        let declared = Declared::Enumeration(self.enumerations.len());
        match self.insert(&name, namespace, declared_in, declared) {
            Ok(()) => {
                let namespace = namespace.cloned();
                self.enumerations.push(DeclaredEnumeration { name, namespace, declared_in, declaration });
            }
            Err(first) => {
                let repeated =
                    matches!(first, Declared::Enumeration(of) if self.enumerations[of].declaration == declaration);
                report_duplicate("enumeration", self.name_of(first), &declaration.name, repeated, reports);
            }
        }
    }

    fn add_instance(&mut self, declaration: &'a InstanceDeclaration, namespace: Option<CimName>) {
        let declared = DeclaredInstance { namespace, declaration };
        match declaration.keyword {
            InstanceKeyword::Instance => self.instances.push(declared),
            InstanceKeyword::Value => self.structure_values.push(declared),
        }
    }

    /// Adds a type to its scope, unless that has one of the name, which is given back.
    fn insert(
        &mut self,
        name: &CimName,
        namespace: Option<&CimName>,
        declared_in: Option<usize>,
        declared: Declared,
    ) -> Result<(), Declared> {
        let Some(body) = declared_in else { return self.index.insert(namespace, name, declared) };
        match self.locals.entry(body).or_default().entry(name.clone()) {
            Entry::Occupied(first) => Err(*first.get()),
            Entry::Vacant(free) => {
                free.insert(declared);
                Ok(())
            }
        }
    }

    fn name_of(&self, declared: Declared) -> &'a Name {
        match declared {
            Declared::Class(index) => &self.classes[index].declaration.name,
            Declared::Enumeration(index) => &self.enumerations[index].declaration.name,
        }
    }

    /// The type that a name means in the body of a class or structure: one that is local to it, to its supertypes or to the type around
    /// it, or else one of the namespace (DSP0221 7.5.1).
    pub(crate) fn find_within(
        &self,
        body: Option<usize>,
        superclasses: &[Option<usize>],
        namespace: Option<&CimName>,
        name: &str,
    ) -> Option<Declared> {
        let around = std::iter::successors(body, |index| self.classes[*index].declared_in);
        let bodies = around.flat_map(|index| std::iter::successors(Some(index), |index| superclasses[*index]));
        let searched = if self.locals.is_empty() { 0 } else { MAX_SCOPES };
        let local = |index| self.locals.get(&index)?.get(&Named(name)).copied();
        bodies.take(searched).find_map(local).or_else(|| self.index.find(namespace, name))
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

/// A type may be repeated word for word, as when two files include a third; that is only worth a warning.
fn report_duplicate(what: &str, first: &Name, second: &Name, repeated: bool, reports: &mut Reports) {
    let name = &second.text;
    let diagnostic = |message| {
        Diagnostic::new(codes::DUPLICATE_CLASS, *second.span, message).label(*first.span, "first declared here")
    };
    if repeated {
        let repeated = diagnostic(format!("{what} `{name}` is declared twice, both times alike"));
        reports.report_as(Severity::Warning, repeated.help("remove one of the two"));
    } else {
        let contradicting = diagnostic(format!("{what} `{name}` is declared twice"));
        reports.report(contradicting.help("rename or remove one of the two; the first one counts"));
    }
}
