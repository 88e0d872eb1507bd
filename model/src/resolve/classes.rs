//! Classes by name: those of the schema, and those that the running system has.
//!
//! WMI and Desired State Configuration declare some classes themselves, such as `__Win32Provider` and `OMI_BaseResource`. Files set
//! their properties and derive from them, but do not declare them, so they are known here; they never become part of a schema.

use std::sync::LazyLock;

use mof_parser::diagnostic::Levels;
use mof_parser::{Dialect, SourceMap, parse};

use super::lineage::Lineage;
use crate::compiler::{Choices, CompiledFile, World, schema};
use crate::load::Includes;
use crate::name::CimName;
use crate::report::Reports;
use crate::schema::{Class, ClassId, Schema};

/// The classes that the system declares.
static SYSTEM: LazyLock<Schema> = LazyLock::new(|| {
    let mut sources = SourceMap::internal();
    let id = sources.add("", include_str!("../standard/system_classes.mof"));
    // In the standard there are no classes of the system, so they are not looked for while they are being made.
    let specification = parse(sources.file(id), Dialect::Standard).specification;
    let mut reports = Reports::new([(id, Dialect::Standard)], &Levels::default(), &[]);
    schema(
        &[CompiledFile { id, specification, skipped: None, corrections: Vec::new(), stubs: false }],
        (&sources, &Includes::new()),
        Choices { world: World::Closed, locale: None },
        &mut reports,
    )
});

/// Whether WMI or Desired State Configuration declares a class of this name itself; names of such begin with `__`, or are known here.
///
/// ```
/// assert!(mof_model::is_system_class("__ExtrinsicEvent") && mof_model::is_system_class("OMI_BaseResource"));
/// assert!(!mof_model::is_system_class("SMS_BaseClass"));
/// ```
pub fn is_system_class(name: &str) -> bool {
    name.starts_with("__") || SYSTEM.class(name).is_some()
}

/// The class of the system that a name means in a dialect.
pub(crate) fn system_class(name: &str, dialect: Dialect) -> Option<&'static Class> {
    has_system_classes(dialect).then(|| SYSTEM.class(name)).flatten()
}

/// The names of the system's classes in a dialect.
pub(super) fn system_class_names(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let classes = has_system_classes(dialect).then(|| SYSTEM.classes());
    classes.into_iter().flatten().map(|class| class.name.as_str())
}

fn has_system_classes(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Wmi | Dialect::Dsc | Dialect::SdkPage)
}

/// All classes that instances may be of, and references to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Classes<'s> {
    pub(crate) schema: &'s Schema,
    pub(crate) lineage: &'s Lineage<'s>,
}

/// What is known of the ancestors of a class.
enum Top<'s> {
    /// All are declared.
    Known,
    /// The topmost that is declared derives from this class of the system, or it is one itself.
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

    /// The class of the system that hands its features down to a class of the inputs.
    pub(crate) fn system_base(self, class: &'s Class, dialect: Dialect) -> Option<&'s Class> {
        match self.top(class, dialect) {
            Top::System(base) => Some(base),
            _ => None,
        }
    }

    /// Whether a class is one of the system.
    pub(crate) fn is_system(self, class: &'s Class) -> bool {
        self.id(class).is_none()
    }

    /// Whether all features of a class are known.
    pub(crate) fn is_complete(self, class: &'s Class, dialect: Dialect) -> bool {
        let is_readable = self.id(class).is_none_or(|id| self.lineage.is_readable(id));
        is_readable && !matches!(self.top(class, dialect), Top::Unknown)
    }

    /// Whether a class is the named one or derives from it; `None` where that is not known.
    pub(crate) fn is_a(self, class: &'s Class, name: &CimName, dialect: Dialect) -> Option<bool> {
        let other = self.schema.class_id_within(class.declared_in, class.namespace.as_ref(), name.as_str());
        if self.id(class).zip(other).is_some_and(|(class, other)| self.lineage.is_or_derives(class, other)) {
            return Some(true);
        }
        let is_it = |class: &Class| class.name == *name;
        match self.top(class, dialect) {
            Top::Known => Some(false),
            Top::System(base) => Some(is_it(base) || SYSTEM.ancestors(base).any(is_it)),
            Top::Unknown => None,
        }
    }

    fn top(self, class: &'s Class, dialect: Dialect) -> Top<'s> {
        let Some(id) = self.id(class) else { return Top::System(class) };
        match &self.schema[self.lineage.top(id)].superclass {
            None => Top::Known,
            Some(superclass) => system_class(superclass.name.as_str(), dialect).map_or(Top::Unknown, Top::System),
        }
    }

    /// The id of a class of the inputs; one of the system has none.
    fn id(self, class: &Class) -> Option<ClassId> {
        let id = self.schema.class_id_within(class.declared_in, class.namespace.as_ref(), class.name.as_str())?;
        std::ptr::eq(&raw const self.schema[id], class).then_some(id)
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
