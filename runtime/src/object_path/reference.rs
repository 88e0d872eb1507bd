//! References to objects of a generated class.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;

use super::{KeyValue, ObjectPath, ObjectPathError, PathKeys};
use crate::value::convert;
use crate::{CimType, CimValue, Class, ClassMetadata, Object, PropertyError, PropertyMetadata, Scalar, ValueError};

/// The path of an object of the class `T`, or of a subclass of it.
///
/// It is an [`ObjectPath`] that knows what it should lead to: its text is kept unchecked, and what can be done with a
/// path can be done with a reference. [`keys`](Self::keys) reads the keys as those of the class.
///
/// ```
/// # mod generated {
/// #     #[derive(Debug, Default, PartialEq)]
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
/// use mof_runtime::Reference;
///
/// let site = Reference::<SmsSite>::new(r#"\\server\root\sms\site_ABC:SMS_Site.SiteCode="ABC""#);
/// assert_eq!(site.keys()?, SmsSite { site_code: "ABC".into(), status: None });
/// assert_eq!(site.parse()?.host.as_deref(), Some("server"));
///
/// let same = Reference::to(&SmsSite { site_code: "ABC".into(), status: Some(1) })?;
/// assert_eq!(same.as_str(), r#"SMS_Site.SiteCode="ABC""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `==` and the order compare the texts, as those of [`ObjectPath`] do.
pub struct Reference<T> {
    path: ObjectPath,
    class: PhantomData<fn() -> T>,
}

impl<T> Reference<T> {
    /// A reference from the text of its path, which is kept unchecked.
    pub fn new(path: impl Into<ObjectPath>) -> Self {
        Self { path: path.into(), class: PhantomData }
    }

    /// The path.
    pub const fn path(&self) -> &ObjectPath {
        &self.path
    }

    /// The path, without what it should lead to.
    pub fn into_path(self) -> ObjectPath {
        self.path
    }
}

impl<T: Class> Reference<T> {
    /// The reference to an object, within its namespace.
    ///
    /// # Errors
    /// As [`Object::object_path`].
    pub fn to(object: &T) -> Result<Self, PropertyError> {
        object.object_path().map(Self::new)
    }

    /// The class that the reference is declared with; the path may name a subclass.
    pub const fn class_name(&self) -> &'static str {
        T::METADATA.name()
    }

    /// An object in which only the keys are set, as the path has them.
    ///
    /// # Errors
    /// When the path cannot be read, names another class than `T`, selects no instance, lacks a key or has one more, or
    /// the value of a key does not fit its type.
    pub fn keys(&self) -> Result<T, ReferenceError> {
        let mut object = T::default();
        set_keys(&mut object, &self.path)?;
        Ok(object)
    }
}

/// Why a path does not tell the keys of an object of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The text is no object path.
    Path(ObjectPathError),
    /// The path names an object of another class, which may be a subclass.
    OtherClass {
        /// The class that was expected.
        expected: &'static str,
        /// The class in the path.
        found: String,
    },
    /// The path names the class itself, or its only instance though it has keys.
    NoKeys(&'static str),
    /// The path lacks this key of the class.
    MissingKey {
        /// The class.
        class_name: &'static str,
        /// The key, as the schema spells it.
        key: &'static str,
    },
    /// The path has a key that the class does not have, or the value of one does not fit.
    Key(PropertyError),
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::OtherClass { expected, found } => {
                write!(f, "the path is of the class {}, not of {expected}", found.escape_debug())
            }
            Self::NoKeys(class) => write!(f, "the path does not tell which object of {class} it means"),
            Self::MissingKey { class_name, key } => write!(f, "{class_name}.{key}: the path lacks the key"),
            Self::Key(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ReferenceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Path(error) => Some(error),
            Self::Key(error) => Some(error),
            Self::OtherClass { .. } | Self::NoKeys(_) | Self::MissingKey { .. } => None,
        }
    }
}

/// Sets the keys of an object from the path of it.
fn set_keys(object: &mut dyn Object, path: &ObjectPath) -> Result<(), ReferenceError> {
    let class = object.metadata();
    let parts = path.parse().map_err(ReferenceError::Path)?;
    if !parts.class_name.eq_ignore_ascii_case(class.name()) {
        return Err(ReferenceError::OtherClass { expected: class.name(), found: parts.class_name });
    }
    let bindings = bindings(class, parts.keys)?;
    let has_key = |key: &str| bindings.iter().any(|(name, _)| name.eq_ignore_ascii_case(key));
    if let Some(missing) = class.keys().find(|key| !has_key(key.name())) {
        return Err(ReferenceError::MissingKey { class_name: class.name(), key: missing.name() });
    }
    for (name, value) in bindings {
        let value = value_of_key(class, &name, value);
        object.set_property(&name, value).map_err(ReferenceError::Key)?;
    }
    Ok(())
}

/// The keys of the path with their names; a path need not name the only key of a class.
fn bindings(class: &'static ClassMetadata, keys: PathKeys) -> Result<Vec<(String, KeyValue)>, ReferenceError> {
    let mut names = class.keys().map(|key| key.name().to_owned());
    match (keys, names.next(), names.next()) {
        (PathKeys::Named(bindings), ..) => Ok(bindings.into_iter().map(|key| (key.name, key.value)).collect()),
        (PathKeys::Unnamed(value), Some(key), None) => Ok(vec![(key, value)]),
        (PathKeys::Singleton, None, _) => Ok(Vec::new()),
        _ => Err(ReferenceError::NoKeys(class.name())),
    }
}

/// WMI may write a string in single quotes, as DSP0207 does a character.
fn value_of_key(class: &ClassMetadata, name: &str, value: KeyValue) -> CimValue {
    let is_string = class.property(name).is_some_and(|property| property.cim_type() == CimType::String);
    match value {
        KeyValue::Char16(character) if is_string => CimValue::String(character.to_string()),
        other => other.into(),
    }
}

impl<T: Class> Scalar for Reference<T> {
    const CIM_TYPE: CimType = CimType::Reference;

    fn to_value(&self) -> CimValue {
        CimValue::Reference(self.path.clone())
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        match value {
            CimValue::Instance(object) => {
                convert::path_of_object(&object, T::METADATA.keys().map(PropertyMetadata::name)).map(Self::new)
            }
            other => ObjectPath::from_value(other).map(Self::new),
        }
    }
}

impl<T> Deref for Reference<T> {
    type Target = ObjectPath;

    fn deref(&self) -> &ObjectPath {
        &self.path
    }
}

impl<T> AsRef<ObjectPath> for Reference<T> {
    fn as_ref(&self) -> &ObjectPath {
        &self.path
    }
}

impl<T> AsRef<str> for Reference<T> {
    fn as_ref(&self) -> &str {
        self.path.as_str()
    }
}

impl<T> From<ObjectPath> for Reference<T> {
    fn from(path: ObjectPath) -> Self {
        Self::new(path)
    }
}

impl<T> From<Reference<T>> for ObjectPath {
    fn from(reference: Reference<T>) -> Self {
        reference.path
    }
}

impl<T> From<&str> for Reference<T> {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

impl<T> From<String> for Reference<T> {
    fn from(path: String) -> Self {
        Self::new(path)
    }
}

impl<T> fmt::Display for Reference<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(f)
    }
}

// Derived, these would ask the same of `T`.

impl<T> fmt::Debug for Reference<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({:?})", self.path.as_str())
    }
}

impl<T> Clone for Reference<T> {
    fn clone(&self) -> Self {
        Self::new(self.path.clone())
    }
}

impl<T> Default for Reference<T> {
    fn default() -> Self {
        Self::new(ObjectPath::default())
    }
}

impl<T> PartialEq for Reference<T> {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl<T> Eq for Reference<T> {}

impl<T> PartialOrd for Reference<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Reference<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.path.cmp(&other.path)
    }
}

impl<T> Hash for Reference<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}
