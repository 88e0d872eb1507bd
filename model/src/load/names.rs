//! The names that files declare, and those that they need.

use hashbrown::HashSet;

use mof_parser::ast::{
    ClassDeclaration, DataType, EnumerationDeclaration, Feature, InstanceDeclaration, MofProduction, Name, Qualifier,
    TypeKind, Value, ValueKind,
};
use mof_parser::{MofSpecification, Span};

use crate::name::CimName;

/// The names of classes and qualifier types that files declare, and those that they need, each with the first place that does.
#[derive(Debug, Default)]
pub(super) struct Names {
    classes: Kind,
    qualifiers: Kind,
}

#[derive(Debug, Default)]
struct Kind {
    declared: HashSet<CimName>,
    needed: HashSet<CimName>,
    /// What is needed and was not looked for yet.
    waiting: Vec<(CimName, Span)>,
}

impl Kind {
    fn declare(&mut self, name: &Name) {
        self.declared.insert(name.text.as_str().into());
    }

    fn need(&mut self, name: &str, place: Span) {
        let name = CimName::from(name);
        if self.needed.insert(name.clone()) {
            self.waiting.push((name, place));
        }
    }

    /// What is needed and not declared.
    fn missing(&mut self) -> &mut Vec<(CimName, Span)> {
        self.waiting.retain(|(name, _)| !self.declared.contains(name));
        &mut self.waiting
    }
}

impl Names {
    /// Takes note of what a file declares and needs.
    pub(super) fn note(&mut self, specification: &MofSpecification) {
        for production in &specification.productions {
            match production {
                MofProduction::Class(class) => self.class(class),
                MofProduction::Enumeration(enumeration) => self.enumeration(enumeration),
                MofProduction::Instance(instance) => self.instance(instance),
                MofProduction::QualifierType(declaration) => self.qualifiers.declare(&declaration.name),
                _ => {}
            }
        }
    }

    /// The classes that are needed and not declared; they are not given again.
    pub(super) fn take_missing_classes(&mut self) -> Vec<(CimName, Span)> {
        std::mem::take(self.classes.missing())
    }

    /// Where a qualifier stands whose type nothing declares.
    pub(super) fn missing_qualifier(&mut self) -> Option<Span> {
        self.qualifiers.missing().first().map(|(_, place)| *place)
    }

    /// The qualifier types that are needed and not declared; they are not given again.
    pub(super) fn take_missing_qualifiers(&mut self) -> Vec<(CimName, Span)> {
        std::mem::take(self.qualifiers.missing())
    }

    fn class(&mut self, class: &ClassDeclaration) {
        self.classes.declare(&class.name);
        if let Some(superclass) = &class.superclass {
            self.classes.need(&superclass.text, *superclass.span);
        }
        self.qualifiers(&class.qualifiers);
        for feature in &class.features {
            match feature {
                Feature::Property(property) => {
                    self.element(&property.qualifiers, &property.data_type, property.default.as_ref());
                }
                Feature::Method(method) => {
                    self.element(&method.qualifiers, &method.return_type, None);
                    for parameter in &method.parameters {
                        self.element(&parameter.qualifiers, &parameter.data_type, parameter.default.as_ref());
                    }
                }
                // Local types are found before any file is looked for.
                Feature::Structure(structure) => self.class(structure),
                Feature::Enumeration(enumeration) => self.enumeration(enumeration),
                _ => {}
            }
        }
    }

    fn enumeration(&mut self, enumeration: &EnumerationDeclaration) {
        self.classes.declare(&enumeration.name);
        if let Some(TypeKind::Class(base)) = enumeration.base.as_ref().map(|base| &base.kind) {
            self.classes.need(&base.text, *base.span);
        }
        self.qualifiers(&enumeration.qualifiers);
        enumeration.elements.iter().for_each(|element| self.qualifiers(&element.qualifiers));
    }

    fn element(&mut self, qualifiers: &[Qualifier], data_type: &DataType, default: Option<&Value>) {
        self.qualifiers(qualifiers);
        if let TypeKind::Reference(name) | TypeKind::Class(name) = &data_type.kind {
            self.classes.need(&name.text, *name.span);
        }
        self.values(default);
    }

    fn qualifiers(&mut self, qualifiers: &[Qualifier]) {
        for qualifier in qualifiers {
            self.qualifiers.need(&qualifier.name.text, *qualifier.name.span);
            let class =
                qualifier.value.as_ref().filter(|_| qualifier.name.text.eq_ignore_ascii_case("EmbeddedInstance"));
            if let Some(Value { kind: ValueKind::String(name), span }) = class {
                self.classes.need(name, **span);
            }
        }
    }

    fn instance(&mut self, instance: &InstanceDeclaration) {
        self.classes.need(&instance.class.text, *instance.class.span);
        self.qualifiers(&instance.qualifiers);
        for property in &instance.properties {
            self.qualifiers(&property.qualifiers);
            self.values(property.value.as_ref());
        }
    }

    /// The instances in values; the parser limits how deep they nest, and how deep structures do.
    fn values<'v>(&mut self, values: impl IntoIterator<Item = &'v Value>) {
        for value in values {
            match &value.kind {
                ValueKind::Array(elements) => self.values(elements),
                ValueKind::Instance(instance) => self.instance(instance),
                _ => {}
            }
        }
    }
}
