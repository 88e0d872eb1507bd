//! Classes by name: those of the schema, and those that the running system has.
//!
//! WMI and Desired State Configuration declare some classes themselves, such as `__Win32Provider` and `OMI_BaseResource`. Files set
//! their properties and derive from them, but do not declare them, so they are known here; they never become part of a schema.

use std::sync::LazyLock;

use mof_parser::{Dialect, SourceMap, parse};

use crate::compiler::{CompiledFile, World, schema};
use crate::load::Includes;
use crate::name::CimName;
use crate::report::Reports;
use crate::schema::{Class, ClassId, Property, Schema};

/// The classes that the system declares.
static SYSTEM: LazyLock<Schema> = LazyLock::new(|| {
    let mut sources = SourceMap::internal();
    let id = sources.add("", include_str!("../standard/system_classes.mof"));
    let specification = parse(sources.file(id), Dialect::Wmi).specification;
    let mut reports = Reports::new([(id, Dialect::Wmi)], &[]);
    schema(
        &[CompiledFile { id, specification, skipped: None }],
        (&sources, &Includes::new()),
        World::Closed,
        &mut reports,
    )
});

/// The class of the system that a name means in a dialect.
pub(crate) fn system_class(name: &str, dialect: Dialect) -> Option<&'static Class> {
    let has_system = matches!(dialect, Dialect::Wmi | Dialect::Dsc | Dialect::SdkPage);
    has_system.then(|| SYSTEM.class(name)).flatten()
}

/// All classes that instances may be of, and references to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Classes<'s> {
    pub(crate) schema: &'s Schema,
}

/// What is known of the ancestors of a class.
enum Top<'s> {
    /// All are declared.
    Known,
    /// The topmost that is declared derives from this class of the system.
    System(&'s Class),
    /// Nothing declares one of them.
    Unknown,
}

impl<'s> Classes<'s> {
    /// The class that a name means in a namespace and a dialect.
    pub(crate) fn find(self, namespace: Option<&CimName>, name: &str, dialect: Dialect) -> Option<&'s Class> {
        let declared = self.schema.class_id_in(namespace, name).map(|id| &self.schema[id]);
        declared.or_else(|| system_class(name, dialect))
    }

    /// The class that a name means in the body of a class or structure, with its id where the inputs declare it.
    pub(crate) fn find_within(
        self,
        body: Option<ClassId>,
        namespace: Option<&CimName>,
        name: &str,
        dialect: Dialect,
    ) -> (Option<ClassId>, Option<&'s Class>) {
        let id = self.schema.class_id_within(body, namespace, name);
        (id, id.map(|id| &self.schema[id]).or_else(|| system_class(name, dialect)))
    }

    /// The property of a class that a class of the system hands down to it.
    pub(crate) fn system_property(self, class: &'s Class, name: &str, dialect: Dialect) -> Option<&'s Property> {
        match self.top(class, dialect) {
            Top::System(base) => base.property(name),
            _ => None,
        }
    }

    /// Whether all features of a class are known.
    pub(crate) fn is_complete(self, class: &'s Class, dialect: Dialect, reports: &Reports) -> bool {
        let is_readable = |class: &Class| !reports.has_errors_within(class.span);
        !matches!(self.top(class, dialect), Top::Unknown) && self.lineage(class).all(is_readable)
    }

    /// Whether a class is the named one or derives from it; `None` where that is not known.
    pub(crate) fn is_a(self, class: &'s Class, name: &CimName, dialect: Dialect) -> Option<bool> {
        let is_it = |class: &Class| class.name == *name;
        match self.top(class, dialect) {
            _ if self.lineage(class).any(is_it) => Some(true),
            Top::Known => Some(false),
            Top::System(base) => Some(is_it(base) || SYSTEM.ancestors(base).any(is_it)),
            Top::Unknown => None,
        }
    }

    /// The class and its declared ancestors. Those of a system class are found in the schema of the system.
    fn lineage(self, class: &'s Class) -> impl Iterator<Item = &'s Class> {
        let is_system = SYSTEM.class(class.name.as_str()).is_some_and(|system| std::ptr::eq(system, class));
        let schema: &'s Schema = if is_system { &SYSTEM } else { self.schema };
        std::iter::once(class).chain(schema.ancestors(class))
    }

    fn top(self, class: &'s Class, dialect: Dialect) -> Top<'s> {
        match self.lineage(class).last().and_then(|top| top.superclass.as_ref()) {
            None => Top::Known,
            Some(superclass) => system_class(superclass.name.as_str(), dialect).map_or(Top::Unknown, Top::System),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_of_the_system_are_valid_and_stand_for_themselves() {
        let mut compiler = crate::Compiler::new();
        compiler.dialect(Dialect::Wmi).text("system.mof", include_str!("../standard/system_classes.mof"));
        let compilation = compiler.compile();
        assert_eq!(compilation.diagnostics, []);
        let base = system_class("__win32provider", Dialect::Wmi).expect("names have no case");
        assert!(base.property("Name").expect("inherited").is_key());
        assert!(system_class("__Win32Provider", Dialect::Standard).is_none());
    }
}
