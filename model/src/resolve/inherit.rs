//! Pass 4: classes with all their features, inherited ones first in the superclass's order (DSP0004 5.1, 7.6).
//!
//! A feature that repeats an inherited name overrides it, with or without `Override`: it keeps the place, the spelling and the class
//! origin of the inherited one. Features that a class only inherits are shared among all classes that inherit them.

use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::ast::{ClassKeyword, MethodDeclaration, Name, PropertyDeclaration};
use mof_parser::{Diagnostic, Dialect};

use super::collect::{Declarations, DeclaredClass};
use super::enumerations::Enumerations;
use super::features::{Feature, FeatureReader};
use super::hierarchy::{Hierarchy, OrderedClass};
use super::qualifier_types::QualifierTypes;
use super::types::Types;
use crate::codes;
use crate::name::Named;
use crate::qualifier::Qualifiers;
use crate::report::Reports;
use crate::schema::{Class, ClassId, ClassKind, Method, Property, Schema, Superclass};

/// How many inherited features all classes together may list. Real schemas have less than a hundredth of it; a hostile one of a few
/// megabytes would fill the memory.
const MAX_INHERITED: usize = 10_000_000;

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
    enumerations: &Enumerations,
    qualifier_types: &QualifierTypes,
    reports: &mut Reports,
) -> (Schema, Vec<ResolvedClass<'a>>) {
    let mut schema = Schema { qualifier_types: qualifier_types.declared.clone(), ..Schema::default() };
    let mut resolved = Vec::with_capacity(hierarchy.classes.len());
    let mut heritages: Vec<Heritage> = Vec::with_capacity(hierarchy.classes.len());
    let mut room = Room(Some(MAX_INHERITED));
    let none = Heritage::default();
    for ordered in &hierarchy.classes {
        let types = Types {
            declarations,
            enumerations,
            superclasses: &hierarchy.superclasses,
            namespace: ordered.declared.namespace.as_ref(),
            body: Some(ordered.index),
        };
        let reader = FeatureReader { types, qualifier_types, class: &ordered.declared };
        let inherited = ordered.superclass.map_or(&none, |id| &heritages[id.index()]);
        let inherited = if room.take(inherited, ordered, reports) { inherited } else { &none };
        let superclass = ordered.superclass.map(|id| &schema[id]);
        let written = &ordered.declared.declaration.qualifiers;
        let qualifiers = reader.qualifiers(written, superclass.map(|class| &class.qualifiers), reports);
        let own = OwnFeatures::read(&reader, inherited, reports);
        let declared_in = ordered.declared.declared_in.map(|body| hierarchy.ids[body]);
        let dialect = reports.dialect(ordered.declared.declaration.span.file);
        let class = class(ordered, declared_in, dialect, superclass, qualifiers, (inherited, &own));
        heritages.push(if ordered.has_subclasses { own.handed_down(inherited) } else { Heritage::default() });
        resolved.push(ResolvedClass {
            id: ClassId::new(schema.classes.len()),
            declared: ordered.declared.clone(),
            superclass: ordered.superclass,
            ancestry_known: ordered.ancestry_known && room.0.is_some(),
            properties: own.properties.into_iter().map(|(_, own)| own).collect(),
            methods: own.methods.into_iter().map(|(_, own)| own).collect(),
        });
        schema.add(class);
    }
    (schema, resolved)
}

/// What a class hands down to its subclasses.
#[derive(Debug, Default)]
struct Heritage {
    properties: Vec<Arc<Property>>,
    methods: Vec<Arc<Method>>,
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

/// The features that a class declares.
struct OwnFeatures<'a> {
    properties: Vec<Placed<'a, PropertyDeclaration, Property>>,
    methods: Vec<Placed<'a, MethodDeclaration, Method>>,
}

/// A feature that its class declares, with the position of the inherited one that it overrides.
type Placed<'a, D, F> = (Option<usize>, Own<'a, D, F>);

impl<'a> OwnFeatures<'a> {
    fn read(reader: &FeatureReader<'_, 'a>, inherited: &Heritage, reports: &mut Reports) -> Self {
        let declaration = reader.class.declaration;
        let properties = declaration.properties().map(|property| (&property.name, property));
        let methods = declaration.methods().map(|method| (&method.name, method));
        Self {
            properties: own(properties, &inherited.properties, |of, above| reader.property(of, above, reports)),
            methods: own(methods, &inherited.methods, |of, above| reader.method(of, above, reports)),
        }
    }

    fn handed_down(&self, inherited: &Heritage) -> Heritage {
        Heritage {
            properties: combined(&inherited.properties, &self.properties, |own| Arc::new(own.resolved.handed_down())),
            methods: combined(&inherited.methods, &self.methods, |own| Arc::new(own.resolved.handed_down())),
        }
    }
}

/// The class itself.
fn class(
    ordered: &OrderedClass<'_>,
    declared_in: Option<ClassId>,
    dialect: Dialect,
    superclass: Option<&Class>,
    qualifiers: Qualifiers,
    (inherited, own): (&Heritage, &OwnFeatures<'_>),
) -> Class {
    let DeclaredClass { name, namespace, declaration, .. } = &ordered.declared;
    Class {
        name: name.clone(),
        namespace: namespace.clone(),
        declared_in,
        dialect,
        kind: kind(declaration.keyword, superclass, &qualifiers),
        alias: declaration.alias.as_ref().map(|alias| alias.text.as_str().into()),
        superclass: declaration.superclass.as_ref().map(|name| Superclass {
            name: superclass.map_or_else(|| name.text.as_str().into(), |class| class.name.clone()),
            id: ordered.superclass,
        }),
        qualifiers,
        properties: combined(&inherited.properties, &own.properties, |own| own.resolved.clone()),
        methods: combined(&inherited.methods, &own.methods, |own| own.resolved.clone()),
        span: *declaration.span,
        name_span: *declaration.name.span,
        corrections: Vec::new(),
    }
}

/// What kind of class. What derives from an association is one; in MOF 3 no qualifier says so.
fn kind(keyword: ClassKeyword, superclass: Option<&Class>, qualifiers: &Qualifiers) -> ClassKind {
    let by_keyword = |class: &Class| class.kind == ClassKind::Association && !class.qualifiers.carries("Association");
    let inherited = superclass.is_some_and(by_keyword);
    if keyword == ClassKeyword::Structure {
        ClassKind::Structure
    } else if keyword == ClassKeyword::Association || inherited || qualifiers.is_true("Association") {
        ClassKind::Association
    } else if qualifiers.is_true("Indication") {
        ClassKind::Indication
    } else {
        ClassKind::Class
    }
}

/// The features of the declarations, each name once.
fn own<'a, D, F: Feature>(
    declarations: impl Iterator<Item = (&'a Name, &'a D)>,
    inherited: &[Arc<F>],
    mut read: impl FnMut(&'a D, Option<&F>) -> F,
) -> Vec<Placed<'a, D, F>> {
    let mut positions: HashMap<Named<'a>, Option<usize>> = HashMap::new();
    let mut first: Vec<(Named<'a>, &'a D)> = Vec::new();
    for (name, declaration) in declarations {
        let name = Named(&name.text);
        if positions.insert(name, None).is_none() {
            first.push((name, declaration));
        }
    }
    for (position, feature) in inherited.iter().enumerate().filter(|_| !first.is_empty()) {
        if let Some(overridden) = positions.get_mut(feature.name()) {
            *overridden = Some(position);
        }
    }
    let placed = first.into_iter().map(|(name, declaration)| {
        let position = positions.get(&name).copied().flatten();
        let overridden = position.map(|position| inherited[position].clone());
        (position, Own { declaration, resolved: Arc::new(read(declaration, overridden.as_deref())), overridden })
    });
    placed.collect()
}

/// All features of a class: the inherited ones, own ones in the place of those that they override, and the new ones.
fn combined<'a, D, F>(
    inherited: &[Arc<F>],
    own: &[Placed<'a, D, F>],
    take: impl Fn(&Own<'a, D, F>) -> Arc<F>,
) -> Vec<Arc<F>> {
    let mut features = inherited.to_vec();
    for (position, own) in own {
        match position {
            Some(position) => features[*position] = take(own),
            None => features.push(take(own)),
        }
    }
    features
}
