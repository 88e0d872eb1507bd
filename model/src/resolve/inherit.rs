//! Pass 4: classes with all their features, inherited ones first in the superclass's order (DSP0004 5.1, 7.6).
//!
//! A feature that repeats an inherited name overrides it, with or without `Override`: it keeps the place, the spelling and the class
//! origin of the inherited one. Features that a class only inherits are shared among all classes that inherit them.

use std::collections::HashMap;
use std::sync::Arc;

use mof_parser::ast::{self, InstanceDeclaration, MethodDeclaration, ParameterDeclaration, PropertyDeclaration};
use mof_parser::{Diagnostic, Span};

use super::collect::{Declarations, DeclaredClass};
use super::hierarchy::{Hierarchy, OrderedClass};
use super::qualifier_types::QualifierTypes;
use super::qualifiers::effective;
use super::types::Types;
use super::value_map;
use super::values::{Embed, Expected, literal, typed};
use crate::codes;
use crate::name::CimName;
use crate::qualifier::Qualifiers;
use crate::report::Reports;
use crate::schema::{Class, ClassId, ClassKind, Method, Parameter, Property, Schema, Superclass, Type};
use crate::value::{EmbeddedInstance, Value};

/// How many inherited features all classes together may list. Real schemas have less than a hundredth of it; a hostile one of a few
/// megabytes would fill the memory.
const MAX_INHERITED: usize = 20_000_000;

/// A class as resolved, beside what it says itself, for the checks.
#[derive(Debug)]
pub(crate) struct ResolvedClass<'a> {
    pub(crate) id: ClassId,
    pub(crate) declared: DeclaredClass<'a>,
    pub(crate) superclass: Option<ClassId>,
    /// Whether all ancestors are declared and could be read, so that what is not inherited does not exist.
    pub(crate) ancestry_known: bool,
    /// The properties that the class declares, each name once.
    pub(crate) properties: Vec<OwnProperty<'a>>,
    /// The methods that the class declares, each name once.
    pub(crate) methods: Vec<OwnMethod<'a>>,
}

/// A property that its class declares.
pub(crate) type OwnProperty<'a> = Own<'a, PropertyDeclaration, Property>;

/// A method that its class declares.
pub(crate) type OwnMethod<'a> = Own<'a, MethodDeclaration, Method>;

/// A feature that its class declares.
#[derive(Debug)]
pub(crate) struct Own<'a, D, F> {
    pub(crate) declaration: &'a D,
    pub(crate) resolved: Arc<F>,
    /// The inherited feature of the same name.
    pub(crate) overridden: Option<Arc<F>>,
}

/// Resolves all classes, in the order of the hierarchy.
pub(crate) fn inherit<'a>(
    declarations: &Declarations<'a>,
    hierarchy: &Hierarchy<'a>,
    qualifier_types: &QualifierTypes,
    reports: &mut Reports,
) -> (Schema, Vec<ResolvedClass<'a>>) {
    let mut schema = Schema { qualifier_types: qualifier_types.declared.clone(), ..Schema::default() };
    let mut resolved = Vec::with_capacity(hierarchy.classes.len());
    let mut heritages: Vec<Heritage> = Vec::with_capacity(hierarchy.classes.len());
    let mut room = Room(Some(MAX_INHERITED));
    let none = Heritage::default();
    for ordered in &hierarchy.classes {
        let types = Types { declarations, namespace: ordered.declared.namespace.as_ref() };
        let reader = ClassReader { types, qualifier_types, class: &ordered.declared };
        let inherited = ordered.superclass.map_or(&none, |id| &heritages[id.index()]);
        let inherited = if room.take(inherited, ordered, reports) { inherited } else { &none };
        let (class, mut own) = reader.class(ordered, &schema, inherited, reports);
        own.ancestry_known &= room.0.is_some();
        heritages.push(if ordered.has_subclasses { Heritage::of(&class) } else { Heritage::default() });
        schema.add(class);
        resolved.push(own);
    }
    (schema, resolved)
}

/// What a class hands down to its subclasses.
#[derive(Debug, Default)]
struct Heritage {
    properties: Vec<Arc<Property>>,
    methods: Vec<Arc<Method>>,
}

impl Heritage {
    fn of(class: &Class) -> Self {
        Self { properties: handed_down(&class.properties), methods: handed_down(&class.methods) }
    }
}

fn handed_down<F: Feature>(features: &[Arc<F>]) -> Vec<Arc<F>> {
    let hand_down =
        |feature: &Arc<F>| if feature.is_propagated() { feature.clone() } else { Arc::new(feature.handed_down()) };
    features.iter().map(hand_down).collect()
}

/// How many more inherited features may be listed; `None` once there were too many.
struct Room(Option<usize>);

impl Room {
    /// Takes room for what a class inherits. The first class that finds none reports it; from there on classes go without.
    fn take(&mut self, heritage: &Heritage, class: &OrderedClass<'_>, reports: &mut Reports) -> bool {
        let needed = heritage.properties.len() + heritage.methods.len();
        let Some(left) = self.0 else { return false };
        self.0 = left.checked_sub(needed);
        if self.0.is_none() {
            reports.report(too_many_features(class));
        }
        self.0.is_some()
    }
}

fn too_many_features(class: &OrderedClass<'_>) -> Diagnostic {
    let message =
        format!("the classes up to `{}` inherit more than {MAX_INHERITED} features together", class.declared.name);
    Diagnostic::new(codes::TOO_MANY_FEATURES, *class.declared.declaration.name.span, message)
        .help("compile the schema in parts")
}

/// What properties and methods have in common.
trait Feature: Sized {
    fn name(&self) -> &CimName;
    fn is_propagated(&self) -> bool;
    /// The feature as a subclass inherits it.
    fn handed_down(&self) -> Self;
}

impl Feature for Property {
    fn name(&self) -> &CimName {
        &self.name
    }

    fn is_propagated(&self) -> bool {
        self.propagated
    }

    fn handed_down(&self) -> Self {
        let qualifiers = self.qualifiers.inherited();
        let values = value_map::values(&qualifiers, Some(&self.data_type));
        let bits = value_map::bits(&qualifiers, Some(&self.data_type));
        Self { propagated: true, qualifiers, values, bits, ..self.clone() }
    }
}

impl Feature for Method {
    fn name(&self) -> &CimName {
        &self.name
    }

    fn is_propagated(&self) -> bool {
        self.propagated
    }

    fn handed_down(&self) -> Self {
        let qualifiers = self.qualifiers.inherited();
        let values = value_map::values(&qualifiers, self.return_type.as_ref());
        Self { propagated: true, qualifiers, values, ..self.clone() }
    }
}

/// Resolves one class.
struct ClassReader<'a, 'r> {
    types: Types<'r>,
    qualifier_types: &'r QualifierTypes,
    class: &'r DeclaredClass<'a>,
}

impl<'a> ClassReader<'a, '_> {
    fn class(
        &self,
        ordered: &OrderedClass<'a>,
        schema: &Schema,
        inherited: &Heritage,
        reports: &mut Reports,
    ) -> (Class, ResolvedClass<'a>) {
        let declaration = self.class.declaration;
        let superclass = ordered.superclass.map(|id| &schema[id]);
        let qualifiers = effective(
            &declaration.qualifiers,
            superclass.map(|class| &class.qualifiers),
            self.qualifier_types,
            reports,
        );
        let properties = own(
            declaration.properties(),
            &inherited.properties,
            |of| &of.name.text,
            |of, overridden| self.property(of, overridden, reports),
        );
        let methods = own(
            declaration.methods(),
            &inherited.methods,
            |of| &of.name.text,
            |of, overridden| self.method(of, overridden, reports),
        );
        let class = Class {
            name: self.class.name.clone(),
            namespace: self.class.namespace.clone(),
            kind: kind(&qualifiers),
            alias: declaration.alias.as_ref().map(|alias| alias.text.as_str().into()),
            superclass: declaration.superclass.as_ref().map(|name| Superclass {
                name: superclass.map_or_else(|| name.text.as_str().into(), |class| class.name.clone()),
                id: ordered.superclass,
            }),
            qualifiers,
            properties: combined(&inherited.properties, &properties),
            methods: combined(&inherited.methods, &methods),
            span: *declaration.span,
            name_span: *declaration.name.span,
        };
        let own = ResolvedClass {
            id: ClassId::new(schema.classes.len()),
            declared: self.class.clone(),
            superclass: ordered.superclass,
            ancestry_known: ordered.ancestry_known,
            properties: properties.into_iter().map(|(_, own)| own).collect(),
            methods: methods.into_iter().map(|(_, own)| own).collect(),
        };
        (class, own)
    }

    fn property(
        &self,
        declaration: &PropertyDeclaration,
        overridden: Option<&Property>,
        reports: &mut Reports,
    ) -> Property {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let written = self.types.element(&declaration.data_type, declaration.array.as_ref(), &qualifiers);
        let data_type = written.unwrap_or_else(Type::any);
        let default = self.default(declaration.default.as_ref(), &data_type, *declaration.data_type.span, reports);
        let inherited = || overridden.filter(|of| of.data_type == data_type).and_then(|of| of.default.clone());
        Property {
            name: overridden.map_or_else(|| declaration.name.text.as_str().into(), |of| of.name.clone()),
            class_origin: overridden.map_or_else(|| self.class.name.clone(), |of| of.class_origin.clone()),
            propagated: false,
            default: default.or_else(inherited),
            values: value_map::values(&qualifiers, Some(&data_type)),
            bits: value_map::bits(&qualifiers, Some(&data_type)),
            qualifiers,
            data_type,
            span: *declaration.span,
            name_span: *declaration.name.span,
        }
    }

    fn method(&self, declaration: &MethodDeclaration, overridden: Option<&Method>, reports: &mut Reports) -> Method {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let return_type = self.types.element(&declaration.return_type, declaration.array.as_ref(), &qualifiers);
        let inherited: HashMap<&CimName, &Parameter> = overridden
            .into_iter()
            .flat_map(|of| &of.parameters)
            .map(|parameter| (&parameter.name, parameter))
            .collect();
        let parameter = |of: &ParameterDeclaration| {
            let overridden = inherited.get(&CimName::from(of.name.text.as_str())).copied();
            self.parameter(of, overridden, reports)
        };
        Method {
            name: overridden.map_or_else(|| declaration.name.text.as_str().into(), |of| of.name.clone()),
            class_origin: overridden.map_or_else(|| self.class.name.clone(), |of| of.class_origin.clone()),
            propagated: false,
            parameters: declaration.parameters.iter().map(parameter).collect(),
            values: value_map::values(&qualifiers, return_type.as_ref()),
            qualifiers,
            return_type,
            span: *declaration.span,
            name_span: *declaration.name.span,
        }
    }

    fn parameter(
        &self,
        declaration: &ParameterDeclaration,
        overridden: Option<&Parameter>,
        reports: &mut Reports,
    ) -> Parameter {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let written = self.types.element(&declaration.data_type, declaration.array.as_ref(), &qualifiers);
        let data_type = written.unwrap_or_else(Type::any);
        Parameter {
            name: declaration.name.text.as_str().into(),
            default: self.default(declaration.default.as_ref(), &data_type, *declaration.data_type.span, reports),
            values: value_map::values(&qualifiers, Some(&data_type)),
            bits: value_map::bits(&qualifiers, Some(&data_type)),
            qualifiers,
            data_type,
            span: *declaration.span,
        }
    }

    fn qualifiers(
        &self,
        written: &[ast::Qualifier],
        inherited: Option<&Qualifiers>,
        reports: &mut Reports,
    ) -> Qualifiers {
        effective(written, inherited, self.qualifier_types, reports)
    }

    fn default(
        &self,
        written: Option<&ast::Value>,
        data_type: &Type,
        declared: Span,
        reports: &mut Reports,
    ) -> Option<Value> {
        let expected = Expected { data_type, declared: Some(declared) };
        written.map(|value| typed(value, expected, &mut AsWritten(self.types), reports))
    }
}

/// Takes an instance that is a default value as it is written: its class may not be resolved yet.
struct AsWritten<'r>(Types<'r>);

impl Embed for AsWritten<'_> {
    fn embed(&mut self, declaration: &InstanceDeclaration, reports: &mut Reports) -> Value {
        let class = self.0.declarations.spelling(self.0.namespace, &declaration.class.text);
        let mut property = |initializer: &ast::ValueInitializer| {
            let value = initializer.value.as_ref().map_or(Value::Null, |value| literal(value, self, reports));
            (initializer.name.text.as_str().into(), value)
        };
        let properties = declaration.properties.iter().map(&mut property).collect();
        Value::Instance(Arc::new(EmbeddedInstance { class, properties }))
    }
}

fn kind(qualifiers: &Qualifiers) -> ClassKind {
    if qualifiers.is_true("Association") {
        ClassKind::Association
    } else if qualifiers.is_true("Indication") {
        ClassKind::Indication
    } else {
        ClassKind::Class
    }
}

/// The features that a class declares, each name once, with the position of the inherited one that each overrides.
fn own<'a, D, F: Feature>(
    declarations: impl Iterator<Item = &'a D>,
    inherited: &[Arc<F>],
    name: impl Fn(&D) -> &str,
    mut resolve: impl FnMut(&'a D, Option<&F>) -> F,
) -> Vec<(Option<usize>, Own<'a, D, F>)> {
    let mut positions: HashMap<CimName, Option<usize>> = HashMap::new();
    let mut first = Vec::new();
    for declaration in declarations {
        let name = CimName::from(name(declaration));
        if positions.insert(name.clone(), None).is_none() {
            first.push((name, declaration));
        }
    }
    if first.is_empty() {
        return Vec::new();
    }
    for (position, feature) in inherited.iter().enumerate() {
        if let Some(overridden) = positions.get_mut(feature.name()) {
            *overridden = Some(position);
        }
    }
    let resolved = first.into_iter().map(|(name, declaration)| {
        let position = positions.get(&name).copied().flatten();
        let overridden = position.map(|position| inherited[position].clone());
        (position, Own { declaration, resolved: Arc::new(resolve(declaration, overridden.as_deref())), overridden })
    });
    resolved.collect()
}

/// All features of a class: the inherited ones, own ones in the place of those that they override, and the new ones.
fn combined<D, F>(inherited: &[Arc<F>], own: &[(Option<usize>, Own<'_, D, F>)]) -> Vec<Arc<F>> {
    let mut features = inherited.to_vec();
    for (position, own) in own {
        match position {
            Some(position) => features[*position] = own.resolved.clone(),
            None => features.push(own.resolved.clone()),
        }
    }
    features
}
