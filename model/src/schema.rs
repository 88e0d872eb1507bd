//! The resolved schema: what generators, linters and the dump read.
//!
//! Classes stand superclass before subclass and in source order otherwise. A class lists *all* its features, inherited ones first in
//! the superclass's order; each knows the class that introduced it (class origin) and whether this class left it as it was
//! (propagated). Features that a subclass does not restate are shared with the superclass, so a deep hierarchy stays small.

use std::ops::Deref;
use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::{Dialect, Span};
use mof_runtime::CimType;

use crate::enumeration::{Enumeration, EnumerationId, EnumerationType};
use crate::index::ClassIndex;
use crate::name::{CimName, NameMap, Named};
use crate::qualifier::{Flavors, Qualifiers};
use crate::value::Value;

/// Which class of a [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(u32);

impl ClassId {
    /// The id of the class at a position of the schema.
    pub(crate) fn new(position: usize) -> Self {
        Self(u32::try_from(position).expect("a class takes several bytes of a text shorter than 4 GiB"))
    }

    /// The class's position among all classes and structures of the schema.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How many bodies are searched for a local type: those of a type, of its supertypes and of the types around it.
pub(crate) const MAX_SCOPES: usize = 256;

/// All classes, qualifier types and instances of a compile, resolved; in MOF 3 also structures, enumerations and structure values.
#[derive(Debug, Default)]
pub struct Schema {
    /// Classes and structures.
    pub(crate) classes: Vec<Class>,
    /// How many of them are structures.
    pub(crate) structures: usize,
    pub(crate) class_index: ClassIndex<ClassId>,
    /// The structures that are local to a class or structure.
    pub(crate) local_structures: HashMap<ClassId, NameMap<ClassId>>,
    pub(crate) enumerations: Vec<Enumeration>,
    pub(crate) structure_values: Vec<Instance>,
    pub(crate) qualifier_types: Vec<QualifierType>,
    pub(crate) instances: Vec<Instance>,
}

impl Schema {
    /// The classes, superclass before subclass and in source order otherwise.
    pub fn classes(&self) -> impl ExactSizeIterator<Item = &Class> {
        Classes { left: self.classes.len() - self.structures, all: self.classes.iter() }
    }

    /// The structures, also those that are local to a class or structure, in the order of the classes (MOF 3).
    pub fn structures(&self) -> impl Iterator<Item = &Class> {
        self.classes.iter().filter(|class| class.is_structure())
    }

    /// The classes and structures with their ids, each after the one that it derives from.
    pub fn types(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes.iter().enumerate().map(|(position, class)| (ClassId::new(position), class))
    }

    /// The enumerations in source order, and after them those that are local to a class or structure (MOF 3).
    pub fn enumerations(&self) -> &[Enumeration] {
        &self.enumerations
    }

    /// The class or structure of a name, in any case; the first where several namespaces have one.
    pub fn class(&self, name: &str) -> Option<&Class> {
        self.class_id(name).map(|id| &self[id])
    }

    /// The id of the class of a name, in any case; the first where several namespaces have one.
    pub fn class_id(&self, name: &str) -> Option<ClassId> {
        self.class_index.first(name)
    }

    /// The id of the class that a name means in the body of a class or structure (MOF 3): one that is local to it, to its supertypes or
    /// to the type around it, or else one of the namespace.
    pub fn class_id_within(&self, body: Option<ClassId>, namespace: Option<&CimName>, name: &str) -> Option<ClassId> {
        let around = std::iter::successors(body, |id| self[*id].declared_in);
        let bodies = around.flat_map(|id| {
            std::iter::successors(Some(id), |id| self[*id].superclass.as_ref().and_then(|superclass| superclass.id))
        });
        let searched = if self.local_structures.is_empty() { 0 } else { MAX_SCOPES };
        let local = |id| self.local_structures.get(&id)?.get(&Named(name)).copied();
        bodies.take(searched).find_map(local).or_else(|| self.class_id_in(namespace, name))
    }

    /// The id of the class that a name means in a namespace.
    ///
    /// A class that no directive put in a namespace is visible from every namespace, and sees all classes.
    pub fn class_id_in(&self, namespace: Option<&CimName>, name: &str) -> Option<ClassId> {
        self.class_index.find(namespace, name)
    }

    /// Adds a class after its superclass. Collecting has seen to it that each name stands once in a namespace.
    pub(crate) fn add(&mut self, class: Class) {
        let id = ClassId::new(self.classes.len());
        let is_first = match class.declared_in {
            Some(body) => self.local_structures.entry(body).or_default().insert(class.name.clone(), id).is_none(),
            None => self.class_index.insert(class.namespace.as_ref(), &class.name, id).is_ok(),
        };
        if is_first {
            self.structures += usize::from(class.is_structure());
            self.classes.push(class);
        }
    }

    /// The superclass, its superclass and so on, as far as the inputs declare them.
    pub fn ancestors<'a>(&'a self, class: &'a Class) -> impl Iterator<Item = &'a Class> {
        std::iter::successors(Some(class), |class| class.superclass.as_ref()?.id.map(|id| &self[id])).skip(1)
    }

    /// The qualifier types that the inputs declare, in source order.
    pub fn qualifier_types(&self) -> &[QualifierType] {
        &self.qualifier_types
    }

    /// The instances that the inputs declare, in source order.
    pub fn instances(&self) -> &[Instance] {
        &self.instances
    }

    /// The structure values that the inputs declare under an alias, in source order (MOF 3).
    pub fn structure_values(&self) -> &[Instance] {
        &self.structure_values
    }
}

/// The classes of a schema, without its structures.
struct Classes<'a> {
    all: std::slice::Iter<'a, Class>,
    left: usize,
}

impl<'a> Iterator for Classes<'a> {
    type Item = &'a Class;

    fn next(&mut self) -> Option<&'a Class> {
        let class = self.all.find(|class| !class.is_structure())?;
        self.left -= 1;
        Some(class)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Classes<'_> {}

impl std::ops::Index<EnumerationId> for Schema {
    type Output = Enumeration;

    fn index(&self, id: EnumerationId) -> &Enumeration {
        &self.enumerations[id.index()]
    }
}

impl std::ops::Index<ClassId> for Schema {
    type Output = Class;

    fn index(&self, id: ClassId) -> &Class {
        &self.classes[id.index()]
    }
}

/// A [`Schema`] that compiled without an error.
///
/// Only [`Compilation::valid_schema`](crate::Compilation::valid_schema) gives one, so whoever takes a `Valid<&Schema>` need not check
/// again.
#[derive(Clone, Copy, Debug)]
pub struct Valid<T>(pub(crate) T);

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What kind of class, by its keyword and the effective `Association` and `Indication` qualifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClassKind {
    /// An ordinary class.
    #[default]
    Class,
    /// An association.
    Association,
    /// An indication.
    Indication,
    /// A structure: a type without identity and without methods (MOF 3).
    Structure,
}

/// A resolved class.
#[derive(Clone, Debug)]
pub struct Class {
    /// The name, as declared.
    pub name: CimName,
    /// The namespace that a directive put it in.
    pub namespace: Option<CimName>,
    /// The class or structure that it is local to (a structure of MOF 3).
    pub declared_in: Option<ClassId>,
    /// What kind of class.
    pub kind: ClassKind,
    /// The dialect of the file that declares it.
    pub dialect: Dialect,
    /// The alias, without its `$`.
    pub alias: Option<CimName>,
    /// The superclass.
    pub superclass: Option<Superclass>,
    /// The effective qualifiers, own first, then propagated ones.
    pub qualifiers: Qualifiers,
    /// All properties and references, inherited first.
    pub properties: Vec<Arc<Property>>,
    /// All methods, inherited first.
    pub methods: Vec<Arc<Method>>,
    /// Where the class is declared.
    pub span: Span,
    /// Where its name stands in the declaration.
    pub name_span: Span,
    /// What other files correct in it and in its own features, by file and line.
    pub corrections: Vec<Correction>,
}

/// What another file corrects in the declaration of a class, such as an overlay of SDK pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The property, the method, or the parameter as `Method.Parameter`; `None` for the class itself.
    pub part: Option<String>,
    /// What of it is corrected: `type`, `values`, `added`.
    pub what: String,
    /// Why, in the words of who made it.
    pub reason: Option<String>,
    /// The file, by the path under which it was read.
    pub file: String,
    /// The line of the file, counted from 1.
    pub line: u32,
}

impl Class {
    /// The property or reference of a name, in any case.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name.is(name)).map(Arc::as_ref)
    }

    /// The method of a name, in any case.
    pub fn method(&self, name: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.name.is(name)).map(Arc::as_ref)
    }

    /// What is corrected in a property or method of its own, or with `None` in the class itself.
    pub fn corrections_of(&self, part: Option<&str>) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(move |correction| correction.part.as_deref() == part)
    }

    /// The key properties, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Property> {
        self.properties.iter().map(Arc::as_ref).filter(|property| property.is_key())
    }

    /// Whether it is a structure (MOF 3), and no class.
    pub fn is_structure(&self) -> bool {
        self.kind == ClassKind::Structure
    }

    /// Whether the class has no instances of its own.
    pub fn is_abstract(&self) -> bool {
        self.qualifiers.is_true("Abstract")
    }
}

/// A class's superclass.
#[derive(Clone, Debug)]
pub struct Superclass {
    /// The name, as the superclass declares it, or as the subclass names it where nothing declares it.
    pub name: CimName,
    /// The class; `None` where the inputs do not declare it.
    pub id: Option<ClassId>,
}

/// The type of a property, parameter, return value or qualifier.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// The type of the value, or of one element of it.
    pub cim_type: CimType,
    /// The class of a reference or of an embedded instance; `None` for any class.
    pub class_name: Option<CimName>,
    /// Whether it is an array.
    pub array: Option<Array>,
    /// The type that is declared, where MOF 2 has no such type.
    pub mof3: Option<Mof3Type>,
}

impl Type {
    /// A single value of a CIM type.
    pub(crate) fn new(cim_type: CimType) -> Self {
        Self { cim_type, class_name: None, array: None, mof3: None }
    }

    /// A value of any class, or of a type that could not be read.
    pub(crate) fn any() -> Self {
        Self::new(CimType::Object)
    }

    /// The enumeration that it is (MOF 3).
    pub fn enumeration(&self) -> Option<&EnumerationType> {
        match &self.mof3 {
            Some(Mof3Type::Enumeration(enumeration)) => Some(enumeration),
            _ => None,
        }
    }

    /// The name of the type of one value: a keyword of MOF, the name of an enumeration, or `reference`, `instance` and `object`.
    pub fn name(&self) -> &str {
        match &self.mof3 {
            None => self.cim_type.name(),
            Some(Mof3Type::Integer) => "integer",
            Some(Mof3Type::OctetString) => "octetstring",
            Some(Mof3Type::Enumeration(enumeration)) => enumeration.name.as_str(),
        }
    }
}

/// A type of MOF 3 that is no CIM type of MOF 2.
///
/// Programs need a CIM type all the same, and [`Type::cim_type`] says which stands for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Mof3Type {
    /// `integer`, which has no width; a `sint64` stands for it.
    Integer,
    /// `octetstring`; a `string` of `0x` and pairs of hexadecimal digits stands for it. As `uint8[]` there could be no arrays of them.
    OctetString,
    /// An enumeration; its integer or string stands for it.
    Enumeration(Arc<EnumerationType>),
}

/// The size of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Array {
    /// Any number of elements.
    Variable,
    /// At most this number of elements.
    Fixed(u32),
}

/// A resolved property or reference.
#[derive(Clone, Debug)]
pub struct Property {
    /// The name, as the class that introduced it spells it.
    pub name: CimName,
    /// The type.
    pub data_type: Type,
    /// The class that introduced the property.
    pub class_origin: CimName,
    /// Whether the class inherits the property and does not restate it.
    pub propagated: bool,
    /// The default value.
    pub default: Option<Value>,
    /// The effective qualifiers, own first, then propagated ones.
    pub qualifiers: Qualifiers,
    /// The values of a `ValueMap` or of an enumeration with their names, where it has one.
    pub values: Arc<[MappedValue]>,
    /// The bits of a `BitMap` with their names, where it has one.
    pub bits: Vec<BitValue>,
    /// Where it is declared.
    pub span: Span,
    /// Where its name stands in the declaration.
    pub name_span: Span,
}

impl Property {
    /// Whether the property is part of the key.
    pub fn is_key(&self) -> bool {
        self.qualifiers.is_true("Key") || self.qualifiers.is_true("RealKey")
    }

    /// Whether the property can be read; by default it can (DSP0004 5.6.3, `Read`).
    pub fn is_readable(&self) -> bool {
        self.qualifiers.boolean("Read").unwrap_or(true)
    }

    /// Whether the property can be written; by default it cannot (DSP0004 5.6.3, `Write`).
    pub fn is_writable(&self) -> bool {
        self.qualifiers.boolean("Write").unwrap_or(false)
    }
}

/// An entry of a `ValueMap`, with its name from `Values`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedValue {
    /// The entry as written: `"0"`, `"2..4"`, `".."`, or a string.
    pub value: Arc<str>,
    /// The name; `None` where there are no `Values`.
    pub label: Option<Arc<str>>,
    /// The integers that the entry covers, for an element of an integer type: open ends are filled in from its neighbours. `None` for
    /// `..` (every value that no other entry covers), for the values of a string, and for an entry that could not be read.
    pub range: Option<(i128, i128)>,
}

/// An entry of a `BitMap`, with its name from `BitValues`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BitValue {
    /// The position of the bit; 0 is the least significant.
    pub bit: u8,
    /// The name; `None` where there are no `BitValues`.
    pub label: Option<Arc<str>>,
}

/// A resolved method.
#[derive(Clone, Debug)]
pub struct Method {
    /// The name, as the class that introduced it spells it.
    pub name: CimName,
    /// The type of the return value; `None` for `void`.
    pub return_type: Option<Type>,
    /// The class that introduced the method.
    pub class_origin: CimName,
    /// Whether the class inherits the method and does not restate it.
    pub propagated: bool,
    /// The effective qualifiers, own first, then propagated ones.
    pub qualifiers: Qualifiers,
    /// The values of the return value.
    pub values: Arc<[MappedValue]>,
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Where it is declared.
    pub span: Span,
    /// Where its name stands in the declaration.
    pub name_span: Span,
}

impl Method {
    /// The types of its parameters, and of its return value.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.parameters.iter().map(|parameter| &parameter.data_type).chain(&self.return_type)
    }
}

/// A resolved parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name.
    pub name: CimName,
    /// The type.
    pub data_type: Type,
    /// The default value (WMI and MOF 3).
    pub default: Option<Value>,
    /// The qualifiers.
    pub qualifiers: Qualifiers,
    /// The values of a `ValueMap` or of an enumeration with their names, where it has one.
    pub values: Arc<[MappedValue]>,
    /// The bits of a `BitMap` with their names, where it has one.
    pub bits: Vec<BitValue>,
    /// Where it is declared.
    pub span: Span,
}

impl Parameter {
    /// Whether the caller gives it; by default so (DSP0004 5.6.3, `In`), unless it is marked `Out` only.
    pub fn is_in(&self) -> bool {
        self.qualifiers.boolean("In").unwrap_or(!self.qualifiers.is_true("Out"))
    }

    /// Whether the method gives it back.
    pub fn is_out(&self) -> bool {
        self.qualifiers.is_true("Out")
    }

    /// Whether the caller may leave it out.
    pub fn is_optional(&self) -> bool {
        self.qualifiers.is_true("Optional")
    }
}

/// A qualifier type: the declaration of a qualifier.
#[derive(Clone, Debug)]
pub struct QualifierType {
    /// The name.
    pub name: CimName,
    /// The type.
    pub data_type: Type,
    /// The default value.
    pub default: Option<Value>,
    /// The elements that may carry it.
    pub scopes: Vec<mof_parser::ast::Scope>,
    /// How its values propagate.
    pub flavors: Flavors,
    /// Where it is declared; `None` for one that the compiler knows by itself.
    pub span: Option<Span>,
}

/// A resolved instance.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The class, as the class itself spells its name where the inputs declare it.
    pub class: CimName,
    /// The namespace that a directive put it in.
    pub namespace: Option<CimName>,
    /// The alias, without its `$`.
    pub alias: Option<CimName>,
    /// Its qualifiers.
    pub qualifiers: Qualifiers,
    /// The values that it gives, in source order.
    pub properties: Vec<InstanceProperty>,
    /// Where it is declared.
    pub span: Span,
}

/// A value of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceProperty {
    /// The property's name.
    pub name: CimName,
    /// The value.
    pub value: Value,
}
