//! References: the paths that name classes and instances.
//!
//! A path is kept as the text it was given as, since providers accept and return forms of their own; it is taken apart
//! on demand. Both the form of DSP0207 (`//host/root/cimv2:Class.Key="value"`) and that of WMI
//! (`\\host\root\cimv2:Class.Key="value"`, `Class="value"`, `Class=@`) are read.

mod build;
mod key;
mod parse;
mod reference;

use std::fmt;

pub use build::ObjectPathBuilder;
pub use key::{KeyBinding, KeyValue};
pub use parse::ObjectPathError;
pub use reference::{Reference, ReferenceError};

/// The path of a class or an instance, as text.
///
/// `==` compares the texts. CIM names have no letter case and keys no order, so two texts may name one instance; compare
/// their [`parse`](Self::parse)d parts where that matters.
///
/// ```
/// use mof_runtime::{KeyValue, ObjectPath};
///
/// let path = ObjectPath::builder("SMS_ClientActionStatus").key("ActionID", 7).key("OperationID", 16_777_216).build();
/// assert_eq!(path.as_str(), "SMS_ClientActionStatus.ActionID=7,OperationID=16777216");
///
/// let path = ObjectPath::new(r#"\\server\root\cimv2:Win32_Service.Name="W32Time""#);
/// let parts = path.parse()?;
/// assert_eq!(parts.namespace.as_deref(), Some("root/cimv2"));
/// assert_eq!(parts.class_name, "Win32_Service");
/// assert_eq!(parts.key("name"), Some(&KeyValue::from("W32Time")));
/// # Ok::<(), mof_runtime::ObjectPathError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectPath(String);

/// The parts of an object path.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectPathParts {
    /// The protocol in front of DSP0207's `://`.
    pub scheme: Option<String>,
    /// The host, with its port if it names one. WMI's `.` is this computer.
    pub host: Option<String>,
    /// The namespace with `/` between its parts, however the path separates them.
    pub namespace: Option<String>,
    /// The class.
    pub class_name: String,
    /// What selects one instance of the class.
    pub keys: PathKeys,
}

/// What selects one instance of the class of a path.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PathKeys {
    /// Nothing: the path names the class itself.
    Class,
    /// `=@`: the only instance of a class without keys.
    Singleton,
    /// `="value"`: the class has one key, which the path need not name.
    Unnamed(KeyValue),
    /// `.Key="value",…`
    Named(Vec<KeyBinding>),
}

impl ObjectPath {
    /// A path from its text, which is kept unchecked.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Builds a path from its parts.
    pub fn builder(class_name: impl Into<String>) -> ObjectPathBuilder {
        ObjectPathBuilder::new(class_name.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes the path apart.
    ///
    /// # Errors
    /// When the text is no object path.
    pub fn parse(&self) -> Result<ObjectPathParts, ObjectPathError> {
        parse::parse(&self.0)
    }
}

impl ObjectPathParts {
    /// The value of a key. CIM names have no letter case.
    pub fn key(&self, name: &str) -> Option<&KeyValue> {
        match &self.keys {
            PathKeys::Named(bindings) => {
                bindings.iter().find(|binding| binding.name.eq_ignore_ascii_case(name)).map(|binding| &binding.value)
            }
            _ => None,
        }
    }
}

impl fmt::Display for ObjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ObjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectPath({:?})", self.0)
    }
}

impl From<String> for ObjectPath {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for ObjectPath {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<ObjectPath> for String {
    fn from(path: ObjectPath) -> Self {
        path.0
    }
}

impl AsRef<str> for ObjectPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
