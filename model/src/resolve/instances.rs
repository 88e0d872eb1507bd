//! Pass 5: instances, with values of the types that their classes declare (DSP0004 7.9).
//!
//! A value of a class or property that nothing declares is taken as it is written. Instances embedded in values are read with the same
//! eyes, whether they stand there as such or as text in a string. Each instance goes past a check as it is read, since a text in a
//! string is gone afterwards.

use std::rc::Rc;
use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::ast::{self, InstanceDeclaration, InstanceKeyword, ValueInitializer, ValueKind};
use mof_parser::{Diagnostic, Dialect, SourceMap};
use mof_runtime::CimType;

use super::classes::Classes;
use super::collect::{Declarations, DeclaredInstance};
use super::embedded_text::{Content, Texts, holds_no_instance};
use super::inherit::ResolvedClass;
use super::qualifier_types::QualifierTypes;
use super::qualifiers::effective;
use super::values::{Embed, Expected, literal, typed};
use crate::codes;
use crate::name::{CimName, NameMap, Named};
use crate::report::Reports;
use crate::schema::{Class, ClassId, Instance, InstanceProperty, Property, Type};
use crate::value::{EmbeddedInstance, Value};

/// An instance as read, for the checks.
#[derive(Debug)]
pub(crate) struct ReadInstance<'r> {
    pub(crate) declaration: &'r InstanceDeclaration,
    pub(crate) namespace: Option<&'r CimName>,
    /// Its class; `None` where nothing declares it.
    pub(crate) class: Option<&'r InstanceClass<'r>>,
    /// Whether it is a value of another instance or of a property.
    pub(crate) is_embedded: bool,
    pub(crate) values: &'r [ReadValue<'r>],
}

/// The class of instances, with what each of them asks of it.
#[derive(Debug)]
pub(crate) struct InstanceClass<'s> {
    pub(crate) class: &'s Class,
    pub(crate) keys: Vec<&'s Property>,
    /// The properties without a default that are no keys and must have a value.
    pub(crate) required: Vec<&'s Property>,
    /// Whether all its features are known.
    pub(crate) is_complete: bool,
    /// Whether it is a class of the system, which may have more features in another version.
    pub(crate) is_system: bool,
    /// All properties, also those that it inherits from a class of the system.
    properties: NameMap<&'s Property>,
}

impl<'s> InstanceClass<'s> {
    fn new(class: &'s Class, classes: Classes<'s>, dialect: Dialect) -> Self {
        let base = classes.system_base(class, dialect).into_iter().flat_map(|base| &base.properties);
        let inherited = base.filter(|property| class.property(property.name.as_str()).is_none());
        let properties: Vec<&Property> = inherited.chain(&class.properties).map(Arc::as_ref).collect();
        Self {
            class,
            keys: properties.iter().copied().filter(|property| property.is_key()).collect(),
            required: properties.iter().copied().filter(|property| is_required(property)).collect(),
            is_complete: classes.is_complete(class, dialect),
            is_system: classes.is_system(class),
            properties: properties.into_iter().map(|property| (property.name.clone(), property)).collect(),
        }
    }
}

fn is_required(property: &Property) -> bool {
    let has_default = property.default.as_ref().is_some_and(|default| *default != Value::Null);
    property.qualifiers.is_true("Required") && !property.is_key() && !has_default
}

/// A value of an instance as read.
#[derive(Debug)]
pub(crate) struct ReadValue<'r> {
    pub(crate) initializer: &'r ValueInitializer,
    /// The property; `None` where its class is unknown or has none of the name.
    pub(crate) property: Option<&'r Property>,
    pub(crate) value: Value,
}

/// What looks at every instance as it is read.
pub(crate) type Check<'c> = dyn FnMut(&ReadInstance<'_>, &mut Reports) + 'c;

/// What stands by itself: instances, and the structure values of MOF 3.
#[derive(Debug)]
pub(crate) struct Instances {
    pub(crate) instances: Vec<Instance>,
    pub(crate) structure_values: Vec<Instance>,
}

/// Resolves all instances, in source order; those embedded in the default values of classes pass the check only.
pub(crate) fn instances(
    declarations: &Declarations<'_>,
    (classes, resolved): (Classes<'_>, &[ResolvedClass<'_>]),
    types: &QualifierTypes,
    sources: &SourceMap,
    check: &mut Check<'_>,
    reports: &mut Reports,
) -> Instances {
    let texts = Texts::new(sources);
    let mut reader = InstanceReader { classes, namespace: None, body: None, met: HashMap::new(), texts, check };
    for class in resolved {
        reader.namespace.clone_from(&class.declared.namespace);
        reader.body = Some(class.id);
        for property in &class.properties {
            if let Some(default) = &property.declaration.default {
                let declared = Some(*property.declaration.data_type.span);
                reader.check_embedded(default, Expected { data_type: &property.resolved.data_type, declared }, reports);
            }
        }
    }
    reader.body = None;
    let mut read = |declared: &[DeclaredInstance<'_>]| {
        declared.iter().map(|declared| reader.instance(declared, types, reports)).collect()
    };
    Instances { instances: read(&declarations.instances), structure_values: read(&declarations.structure_values) }
}

struct InstanceReader<'s, 'c> {
    classes: Classes<'s>,
    /// The namespace of the instance that is read.
    namespace: Option<CimName>,
    /// The class or structure in whose body or value the next one stands: the types that are local to it are known there.
    body: Option<ClassId>,
    /// The classes met so far.
    met: HashMap<*const Class, Rc<InstanceClass<'s>>>,
    texts: Texts<'s>,
    check: &'c mut Check<'c>,
}

impl<'s> InstanceReader<'s, '_> {
    fn instance(&mut self, declared: &DeclaredInstance<'_>, types: &QualifierTypes, reports: &mut Reports) -> Instance {
        let declaration = declared.declaration;
        self.namespace.clone_from(&declared.namespace);
        // A structure value has no identity either.
        let is_embedded = declaration.keyword == InstanceKeyword::Value;
        let (class, values) = self.read(declaration, is_embedded, reports);
        Instance {
            class: spelling(class, declaration),
            namespace: declared.namespace.clone(),
            alias: declaration.alias.as_ref().map(|alias| alias.text.as_str().into()),
            qualifiers: effective(&declaration.qualifiers, None, types, reports),
            properties: values.into_iter().map(|(name, value)| InstanceProperty { name, value }).collect(),
            span: *declaration.span,
        }
    }

    /// The class and the values of an instance, which passes the check.
    fn read(
        &mut self,
        declaration: &InstanceDeclaration,
        is_embedded: bool,
        reports: &mut Reports,
    ) -> (Option<&'s Class>, Vec<(CimName, Value)>) {
        let (id, class) = self.class(declaration, reports);
        let class = class.as_deref();
        let around = std::mem::replace(&mut self.body, id);
        let read = |initializer| self.value(class, initializer, reports);
        let values: Vec<ReadValue<'_>> = declaration.properties.iter().map(read).collect();
        self.body = around;
        let namespace = self.namespace.as_ref();
        (self.check)(&ReadInstance { declaration, namespace, class, is_embedded, values: &values }, reports);
        (class.map(|class| class.class), values.into_iter().map(ReadValue::named).collect())
    }

    /// The class of an instance, with its id where the inputs declare it.
    fn class(
        &mut self,
        declaration: &InstanceDeclaration,
        reports: &Reports,
    ) -> (Option<ClassId>, Option<Rc<InstanceClass<'s>>>) {
        let dialect = reports.dialect(declaration.span.file);
        let name = &declaration.class.text;
        let (id, class) = self.classes.find_within(self.body, self.namespace.as_ref(), name, dialect);
        let met = class.map(|class| {
            let met = self.met.entry(std::ptr::from_ref(class));
            met.or_insert_with(|| Rc::new(InstanceClass::new(class, self.classes, dialect))).clone()
        });
        (id, met)
    }

    fn value<'r>(
        &mut self,
        class: Option<&'r InstanceClass<'s>>,
        initializer: &'r ValueInitializer,
        reports: &mut Reports,
    ) -> ReadValue<'r> {
        let property = class.and_then(|class| class.properties.get(&Named(&initializer.name.text)).copied());
        let value = match (&initializer.value, property) {
            (None, _) => Value::Null,
            (Some(value), Some(property)) => typed(value, Expected::of(property), self, reports),
            (Some(value), None) => literal(value, self, reports),
        };
        ReadValue { initializer, property, value }
    }

    /// Reads the instances in a value that has been typed already.
    fn check_embedded(&mut self, value: &ast::Value, expected: Expected<'_>, reports: &mut Reports) {
        match (&value.kind, expected.data_type.cim_type) {
            (ValueKind::Array(elements), CimType::Instance | CimType::Object) => {
                for element in elements {
                    self.check_embedded(element, expected, reports);
                }
            }
            (ValueKind::Instance(declaration), CimType::Instance | CimType::Object) => {
                self.embed(declaration, Some(expected), reports);
            }
            (ValueKind::String(text), CimType::Instance | CimType::Object) => {
                self.embed_text(value, text, expected, reports);
            }
            _ => {}
        }
    }

    /// S239: the class of an embedded instance is the one that is declared, or derives from it.
    fn check_class(
        &self,
        declaration: &InstanceDeclaration,
        class: Option<&'s Class>,
        expected: Expected<'_>,
        reports: &mut Reports,
    ) {
        let (Some(class), Type { class_name: Some(name), .. }) = (class, expected.data_type) else { return };
        if self.classes.is_a(class, name, reports.dialect(declaration.span.file)) == Some(false) {
            let message = format!("`{}` is embedded where an instance of `{name}` is declared", class.name);
            let diagnostic = Diagnostic::new(codes::EMBEDDED_TEXT, *declaration.class.span, message);
            let help = format!("embed an instance of `{name}` or of a class that derives from it");
            reports.report(expected.at(diagnostic).help(help));
        }
    }
}

impl Embed for InstanceReader<'_, '_> {
    fn embed(
        &mut self,
        declaration: &InstanceDeclaration,
        expected: Option<Expected<'_>>,
        reports: &mut Reports,
    ) -> Value {
        let (class, properties) = self.read(declaration, true, reports);
        if let Some(expected) = expected {
            self.check_class(declaration, class, expected, reports);
        }
        Value::Instance(Arc::new(EmbeddedInstance { class: spelling(class, declaration), properties }))
    }

    fn embed_text(&mut self, value: &ast::Value, text: &str, expected: Expected<'_>, reports: &mut Reports) -> Value {
        match self.texts.open(value, text, expected, reports) {
            Content::Instance(declaration) => {
                self.texts.enter();
                let embedded = self.embed(&declaration, Some(expected), reports);
                self.texts.leave();
                return embedded;
            }
            Content::Class if expected.data_type.cim_type == CimType::Instance => {
                reports.report(holds_no_instance(*value.span, expected));
            }
            Content::Class | Content::Error => {}
        }
        Value::String(text.into())
    }
}

impl ReadValue<'_> {
    /// The value, under the name that its class gives the property.
    fn named(self) -> (CimName, Value) {
        let written = || self.initializer.name.text.as_str().into();
        (self.property.map_or_else(written, |property| property.name.clone()), self.value)
    }
}

/// A class's name as the class itself spells it, where it is known.
fn spelling(class: Option<&Class>, declaration: &InstanceDeclaration) -> CimName {
    class.map_or_else(|| declaration.class.text.as_str().into(), |class| class.name.clone())
}
