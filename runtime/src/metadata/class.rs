//! The table of one class.

use super::{MethodMetadata, PropertyMetadata};
use crate::CimType;

/// What the schema says about a class.
///
/// ```
/// use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
///
/// const PROPERTIES: &[PropertyMetadata] = &[
///     PropertyMetadata::new("ActionID", CimType::Uint32).key().read().write(),
///     PropertyMetadata::new("ActionUniqueID", CimType::String).read().write(),
/// ];
/// const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
///
/// static CLASS: ClassMetadata =
///     ClassMetadata::new("SMS_ClientActionStatus", PROPERTIES, PROPERTY_NAMES).superclass("SMS_BaseClass");
///
/// assert_eq!(CLASS.property_names(), ["ActionID", "ActionUniqueID"]);
/// assert_eq!(CLASS.keys().map(|key| key.name()).collect::<Vec<_>>(), ["ActionID"]);
/// assert_eq!(CLASS.property("actionuniqueid").map(|property| property.cim_type()), Some(CimType::String));
/// ```
#[derive(Debug)]
pub struct ClassMetadata {
    name: &'static str,
    properties: &'static [PropertyMetadata],
    property_names: &'static [&'static str],
    superclass: Option<&'static str>,
    namespace: Option<&'static str>,
    is_abstract: bool,
    kind: Kind,
    methods: &'static [&'static MethodMetadata],
    base: Option<&'static ClassMetadata>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Class,
    Association,
    Indication,
    Parameters,
}

/// Building, in constants.
impl ClassMetadata {
    /// A class with its properties, inherited ones included, and their names as [`property_names`] gives them.
    ///
    /// # Panics
    /// When the two slices have different lengths; in a constant that is an error of compilation.
    pub const fn new(
        name: &'static str,
        properties: &'static [PropertyMetadata],
        property_names: &'static [&'static str],
    ) -> Self {
        assert!(properties.len() == property_names.len(), "one name for each property");
        Self {
            name,
            properties,
            property_names,
            superclass: None,
            namespace: None,
            is_abstract: false,
            kind: Kind::Class,
            methods: &[],
            base: None,
        }
    }

    /// Names the superclass.
    #[must_use]
    pub const fn superclass(mut self, name: &'static str) -> Self {
        self.superclass = Some(name);
        self
    }

    /// Names the namespace, such as `root/sms`.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Marks a class that has no instances of its own (qualifier `Abstract`).
    #[must_use]
    pub const fn abstract_(mut self) -> Self {
        self.is_abstract = true;
        self
    }

    /// Marks an association (qualifier `Association`).
    #[must_use]
    pub const fn association(mut self) -> Self {
        self.kind = Kind::Association;
        self
    }

    /// Marks an indication (qualifier `Indication`).
    #[must_use]
    pub const fn indication(mut self) -> Self {
        self.kind = Kind::Indication;
        self
    }

    /// Marks what goes into a method or comes out of it, which is a class by its form only.
    #[must_use]
    pub const fn parameters(mut self) -> Self {
        self.kind = Kind::Parameters;
        self
    }

    /// Lists the methods that the class declares or overrides.
    #[must_use]
    pub const fn own_methods(mut self, methods: &'static [&'static MethodMetadata]) -> Self {
        self.methods = methods;
        self
    }

    /// Gives the nearest superclass that has a table, from which the class has its other methods.
    #[must_use]
    pub const fn base(mut self, class: &'static Self) -> Self {
        self.base = Some(class);
        self
    }
}

/// Asking.
impl ClassMetadata {
    /// The class name as the schema spells it; it is the name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The properties, inherited ones first, in the order of the schema.
    pub const fn properties(&self) -> &'static [PropertyMetadata] {
        self.properties
    }

    /// The names of [`properties`](Self::properties), in the same order.
    pub const fn property_names(&self) -> &'static [&'static str] {
        self.property_names
    }

    /// The properties that identify an instance, in the order of the schema.
    pub fn keys(&self) -> impl Iterator<Item = &'static PropertyMetadata> + use<> {
        self.properties.iter().filter(|property| property.is_key())
    }

    /// The property of this name. CIM names have no letter case, so `actionid` finds `ActionID`.
    pub fn property(&self, name: &str) -> Option<&'static PropertyMetadata> {
        self.index_of(name).map(|index| &self.properties[index])
    }

    /// The place of the property of this name in [`properties`](Self::properties): the name as it stands if there is
    /// one, otherwise ignoring the case of ASCII letters.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        let exact = self.property_names.iter().position(|known| *known == name);
        exact.or_else(|| self.property_names.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }

    /// The name of the property as the schema spells it, from any letter case.
    pub fn canonical_name(&self, name: &str) -> Option<&'static str> {
        self.index_of(name).map(|index| self.property_names[index])
    }

    /// The members of an object under the names that the schema spells; those that the class does not declare, under
    /// their own.
    ///
    /// Generated types read names of any letter case. This is for what reads their exact names only, such as a struct
    /// written by hand. An `alias` of serde is no way out: the `wmi` crate would ask for the property once more, under
    /// that name.
    ///
    /// ```
    /// use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};
    /// use serde_json::{Map, Value, json};
    ///
    /// static SITE: ClassMetadata =
    ///     ClassMetadata::new("SMS_Site", &[PropertyMetadata::new("SiteCode", CimType::String).key()], &["SiteCode"]);
    ///
    /// let Value::Object(members) = json!({"sitecode": "ABC", "Note": "…"}) else { unreachable!() };
    /// let members: Map<String, Value> = SITE.with_canonical_names(members).collect();
    /// assert_eq!(Value::Object(members), json!({"SiteCode": "ABC", "Note": "…"}));
    /// ```
    pub fn with_canonical_names<V, M: IntoIterator<Item = (String, V)>>(
        &self,
        members: M,
    ) -> impl Iterator<Item = (String, V)> + use<'_, V, M> {
        members.into_iter().map(|(name, value)| (self.canonical_name(&name).map_or(name, str::to_owned), value))
    }

    /// The name of the superclass.
    pub const fn superclass_name(&self) -> Option<&'static str> {
        self.superclass
    }

    /// The namespace the schema declares the class in.
    pub const fn namespace_name(&self) -> Option<&'static str> {
        self.namespace
    }

    /// Whether the class has no instances of its own.
    pub const fn is_abstract(&self) -> bool {
        self.is_abstract
    }

    /// Whether the class is an association.
    pub const fn is_association(&self) -> bool {
        matches!(self.kind, Kind::Association)
    }

    /// Whether the class is an indication.
    pub const fn is_indication(&self) -> bool {
        matches!(self.kind, Kind::Indication)
    }

    /// Whether this is no class of the schema but the parameters of a method, see [`MethodMetadata`].
    pub const fn is_parameters(&self) -> bool {
        matches!(self.kind, Kind::Parameters)
    }

    /// The methods, inherited ones first, each as the class nearest to this one declares it.
    pub fn methods(&self) -> impl Iterator<Item = &'static MethodMetadata> + use<> {
        let mut methods: Vec<&'static MethodMetadata> =
            self.base.map_or_else(Vec::new, |base| base.methods().collect());
        for method in self.methods {
            match methods.iter_mut().find(|inherited| inherited.name().eq_ignore_ascii_case(method.name())) {
                Some(overridden) => *overridden = method,
                None => methods.push(method),
            }
        }
        methods.into_iter()
    }

    /// The method of this name, in any letter case.
    pub fn method(&self, name: &str) -> Option<&'static MethodMetadata> {
        let own = self.methods.iter().find(|method| method.name().eq_ignore_ascii_case(name)).copied();
        own.or_else(|| self.base.and_then(|base| base.method(name)))
    }
}

/// The names of the properties, for [`ClassMetadata::new`].
///
/// # Panics
/// When `N` is not the number of properties; in a constant that is an error of compilation.
pub const fn property_names<const N: usize>(properties: &[PropertyMetadata]) -> [&'static str; N] {
    assert!(properties.len() == N, "one name for each property");
    let mut names = [""; N];
    let mut index = 0;
    while index < N {
        names[index] = properties[index].name();
        index += 1;
    }
    names
}

/// The properties of a class that has those of its superclass, for [`ClassMetadata::new`]: the superclass's first, each
/// as `own` restates it if it does, then what else `own` has.
///
/// ```
/// use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, inherit, property_names};
///
/// static DOOR: ClassMetadata =
///     ClassMetadata::new("ACME_Door", &[PropertyMetadata::new("Name", CimType::String).key()], &["Name"]);
///
/// const PROPERTIES: &[PropertyMetadata] =
///     &inherit::<2>(&DOOR, &[PropertyMetadata::new("Height", CimType::Uint32)]);
///
/// assert_eq!(property_names::<2>(PROPERTIES), ["Name", "Height"]);
/// assert!(PROPERTIES[0].is_key());
/// assert_eq!(PROPERTIES[0].class_origin(), Some("ACME_Door"));
/// ```
///
/// # Panics
/// When `N` is not the number of properties; in a constant that is an error of compilation.
pub const fn inherit<const N: usize>(superclass: &ClassMetadata, own: &[PropertyMetadata]) -> [PropertyMetadata; N] {
    let mut properties = [PropertyMetadata::new("", CimType::Boolean); N];
    let mut count = 0;
    while count < superclass.properties.len() {
        properties[count] = superclass.properties[count].inherited_from(superclass.name);
        count += 1;
    }
    let mut index = 0;
    while index < own.len() {
        let mut place = 0;
        while place < count && !properties[place].name().eq_ignore_ascii_case(own[index].name()) {
            place += 1;
        }
        properties[place] = own[index];
        count = if place < count { count } else { place + 1 };
        index += 1;
    }
    assert!(count == N, "a place for each property");
    properties
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restated_property_takes_the_place_of_the_inherited_one() {
        const NAME: PropertyMetadata = PropertyMetadata::new("Name", CimType::String);
        static BASE: ClassMetadata =
            ClassMetadata::new("Base", &[NAME, PropertyMetadata::new("Kind", CimType::Uint8)], &["Name", "Kind"]);
        static MIDDLE: ClassMetadata = ClassMetadata::new("Middle", &inherit::<2>(&BASE, &[]), &["Name", "Kind"]);

        let own =
            [PropertyMetadata::new("NAME", CimType::String).key(), PropertyMetadata::new("Size", CimType::Real32)];
        let properties = inherit::<3>(&MIDDLE, &own);
        assert_eq!(properties.map(|property| property.name()), ["NAME", "Kind", "Size"]);
        assert_eq!(properties.map(|property| property.class_origin()), [None, Some("Base"), None]);
        assert!(properties[0].is_key());
    }
}
