//! Instances whose class is known only as a table.

mod constant;
mod resolve;
pub(crate) mod sources;

pub use constant::{ConstantValue, constant_object};

use std::borrow::Cow;
use std::fmt;

use sources::{CLASS, TYPE};

use crate::schema::compare_names;
use crate::value::fit;
use crate::{CimValue, Class, ClassMetadata, Field, Object, Rule, Violation, Violations};

/// An instance of a class of which only the [`ClassMetadata`] is at hand.
///
/// It holds any value for any property: what does not fit the schema is kept as it came and found by
/// [`validate`](crate::Validate::validate). That is how a document is checked as a whole, where reading it into a
/// generated type would stop at the first error.
///
/// ```
/// # mod generated {
/// #     #[derive(Default, Debug, PartialEq)]
/// #     pub struct SmsSite { pub site_code: String, pub status: Option<u32> }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("SiteCode", CimType::String).key(),
/// #         PropertyMetadata::new("Status", CimType::Uint32),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code, 1 => status });
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::{Class, Instance, Validate};
///
/// let mut instance = Instance::new(SmsSite::METADATA);
/// instance.set("Status", "many");
/// let violations = instance.validate().unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "SMS_Site.SiteCode: a key must have a value\n\
///      SMS_Site.Status: expected an integer, found string \"many\""
/// );
///
/// instance.set("SiteCode", "ABC");
/// instance.set("Status", "0x02");
/// let site = SmsSite::from_instance(instance)?;
/// assert_eq!(site, SmsSite { site_code: "ABC".into(), status: Some(2) });
/// # Ok::<(), mof_runtime::Violations>(())
/// ```
#[derive(Clone)]
pub struct Instance {
    metadata: &'static ClassMetadata,
    /// One for each property of the class, in its order.
    values: Vec<CimValue>,
    undeclared: Vec<(String, CimValue)>,
    duplicates: Vec<usize>,
}

/// The class of an object of which no table is at hand.
static UNKNOWN: ClassMetadata = ClassMetadata::new("", &[], &[]);

impl Instance {
    /// An instance whose properties are all null.
    pub fn new(metadata: &'static ClassMetadata) -> Self {
        let values = vec![CimValue::Null; metadata.properties().len()];
        Self { metadata, values, undeclared: Vec::new(), duplicates: Vec::new() }
    }

    /// An instance of a class that is known by its name only. It has the members that it is given, no matter which.
    pub fn of_class(name: impl Into<String>) -> Self {
        let mut instance = Self::default();
        instance.put_undeclared(CLASS.to_owned(), name.into().into());
        instance
    }

    /// A copy of any object. An empty array of a field for which that is the same as null becomes null.
    pub fn from_object(object: &dyn Object) -> Self {
        if let Some(instance) = object.as_instance() {
            return instance.clone();
        }
        let mut instance = Self::new(object.metadata());
        for (index, value) in instance.values.iter_mut().enumerate() {
            *value = object.field(index).filter(|field| !field.is_unset()).map_or(CimValue::Null, Field::get);
        }
        instance
    }

    /// The class.
    pub const fn class(&self) -> &'static ClassMetadata {
        self.metadata
    }

    /// The value of a property by its name, in any letter case, or of a member that the class does not declare; `None`
    /// if there is neither.
    pub fn get(&self, name: &str) -> Option<&CimValue> {
        let declared = self.metadata.index_of(name).map(|index| &self.values[index]);
        declared.or_else(|| self.undeclared_value(name))
    }

    /// Sets a property by its name, in any letter case, or a member that the class does not declare.
    ///
    /// A value that can be read as the type of the property becomes one of that type; any other is kept as it is, for
    /// validation to find.
    pub fn set(&mut self, name: &str, value: impl Into<CimValue>) {
        match self.metadata.index_of(name) {
            Some(index) => self.put(index, value.into()),
            None => self.replace_undeclared(name, value.into()),
        }
    }

    /// The values, in the order of the properties of the class.
    pub fn values(&self) -> &[CimValue] {
        &self.values
    }

    /// What was read or set under names that the class does not declare, in that order.
    pub fn undeclared(&self) -> &[(String, CimValue)] {
        &self.undeclared
    }

    /// Moves the values into an object, and names all that do not fit.
    pub(crate) fn move_into(self, object: &mut dyn Object) -> Result<(), Violations> {
        let class = object.metadata();
        self.check_is_one_object(class)?;
        let instance = if std::ptr::eq(class, self.metadata) { self } else { self.retyped(class) };
        let mut found = instance.duplicate_violations();
        for (index, value) in instance.values.into_iter().enumerate() {
            if let Some(Err(error)) = object.field_mut(index).map(|field| field.set(value)) {
                found.extend(Violation::of_value(class, index, error));
            }
        }
        Violations::check(found)
    }

    /// The same members as an instance of another class.
    fn retyped(self, class: &'static ClassMetadata) -> Self {
        let mut instance = Self::new(class);
        let mut seen = vec![false; class.properties().len()];
        let names = self.metadata.property_names();
        let twice = self.duplicates.iter().filter_map(|index| class.index_of(names[*index]));
        twice.for_each(|index| instance.note_duplicate(index));
        let declared = names.iter().map(|name| (*name).to_owned()).zip(self.values);
        for (name, value) in declared.chain(self.undeclared) {
            match class.index_of(&name) {
                Some(index) if std::mem::replace(&mut seen[index], true) => {
                    instance.note_duplicate(index);
                }
                Some(index) => instance.put(index, value),
                None => instance.put_undeclared(name, value),
            }
        }
        instance
    }

    pub(crate) fn duplicate_violations(&self) -> Vec<Violation> {
        let twice = |index: &usize| Violation::new(self.metadata, *index, Rule::Duplicate, &self.values[*index]);
        self.duplicates.iter().map(twice).collect()
    }

    /// Keeps a value, as the type of its property if it can be read as that.
    pub(crate) fn put(&mut self, index: usize, value: CimValue) {
        let property = &self.metadata.properties()[index];
        let value = if property.is_array() { fit::in_array(value) } else { value };
        let converted = match fit::to_property(&value, property) {
            Ok(Cow::Owned(converted)) => Some(converted),
            _ => None,
        };
        self.values[index] = converted.unwrap_or(value);
    }

    pub(crate) fn put_undeclared(&mut self, name: String, value: CimValue) {
        self.undeclared.push((name, value));
    }

    fn replace_undeclared(&mut self, name: &str, value: CimValue) {
        match self.undeclared.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, known)) => *known = value,
            None => self.put_undeclared(name.to_owned(), value),
        }
    }

    /// Remembers that a property was read once more; its first value stands.
    pub(crate) fn note_duplicate(&mut self, index: usize) {
        if !self.duplicates.contains(&index) {
            self.duplicates.push(index);
        }
    }

    /// An undeclared member whose name another has, in any letter case.
    pub(crate) fn repeated_member(&self) -> Option<(&str, &CimValue)> {
        let mut order: Vec<_> = self.undeclared.iter().collect();
        // Stable, so of several with one name the first comes first.
        order.sort_by(|(one, _), (other, _)| compare_names(one, other));
        let repeated = order.windows(2).find(|pair| pair[0].0.eq_ignore_ascii_case(&pair[1].0));
        repeated.map(|pair| (pair[1].0.as_str(), &pair[1].1))
    }

    /// The undeclared members without those that only name the class.
    fn undeclared_but_class(&self) -> impl Iterator<Item = &(String, CimValue)> {
        let names_class = |(name, value): &(String, CimValue)| {
            [CLASS, TYPE].iter().any(|marker| name.eq_ignore_ascii_case(marker)) && value.as_str().is_some()
        };
        self.undeclared.iter().filter(move |member| !names_class(member))
    }

    /// The first undeclared member of this name, in any letter case.
    pub(crate) fn undeclared_value(&self, name: &str) -> Option<&CimValue> {
        self.undeclared.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Default for Instance {
    /// An instance of no known class, without members.
    fn default() -> Self {
        Self::new(&UNKNOWN)
    }
}

impl fmt::Debug for Instance {
    /// The class, then what has a value: `Instance(SMS_Site { SiteCode: string "ABC" })`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Instance").field(&Shown(self)).finish()
    }
}

/// The class and the members of an instance.
struct Shown<'a>(&'a Instance);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = self.0.known_class_name().unwrap_or("_").escape_debug().to_string();
        let mut object = f.debug_struct(&class);
        let declared = self.0.metadata.property_names().iter().zip(&self.0.values);
        for (name, value) in declared.filter(|(_, value)| !value.is_null()) {
            object.field(name, value);
        }
        for (name, value) in self.0.undeclared_but_class() {
            object.field(&name.escape_debug().to_string(), value);
        }
        object.finish()
    }
}

impl PartialEq for Instance {
    /// Same class by name, no matter which member named it; same values. Undeclared members count, too.
    fn eq(&self, other: &Self) -> bool {
        self.known_class_name() == other.known_class_name()
            && self.values == other.values
            && self.undeclared_but_class().eq(other.undeclared_but_class())
    }
}

impl Object for Instance {
    fn metadata(&self) -> &'static ClassMetadata {
        self.metadata
    }

    fn field(&self, index: usize) -> Option<&dyn Field> {
        self.values.get(index).map(|value| value as &dyn Field)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        self.values.get_mut(index).map(|value| value as &mut dyn Field)
    }

    fn as_instance(&self) -> Option<&Instance> {
        Some(self)
    }
}

impl<T: Class> From<&T> for Instance {
    fn from(object: &T) -> Self {
        Self::from_object(object)
    }
}
