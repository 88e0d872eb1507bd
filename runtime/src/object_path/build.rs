//! Writing paths.

use std::fmt::Write as _;

use super::{KeyValue, ObjectPath};

/// Writes the path of a class or an instance in WMI's form.
///
/// Without a key it is the path of the class; see [`singleton`](Self::singleton) for the instance of a class that has no
/// keys.
///
/// ```
/// use mof_runtime::ObjectPath;
///
/// let path = ObjectPath::builder("CIM_DataFile")
///     .host("server")
///     .namespace("root/cimv2")
///     .key("Name", r"c:\boot.ini")
///     .build();
/// assert_eq!(path.as_str(), r#"\\server\root\cimv2:CIM_DataFile.Name="c:\\boot.ini""#);
/// ```
#[derive(Debug, Clone)]
pub struct ObjectPathBuilder {
    host: Option<String>,
    namespace: Option<String>,
    class_name: String,
    keys: String,
}

impl ObjectPathBuilder {
    pub(super) const fn new(class_name: String) -> Self {
        Self { host: None, namespace: None, class_name, keys: String::new() }
    }

    /// Puts a host in front. A path with a host needs a namespace; without one it gets `root`.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// Puts a namespace in front, its parts separated by `/` or `\`.
    #[must_use]
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// Adds a key, escaping what has to be.
    #[must_use]
    pub fn key(mut self, name: &str, value: impl Into<KeyValue>) -> Self {
        let separator = if self.keys.is_empty() || self.keys == SINGLETON { "." } else { "," };
        if separator == "." {
            self.keys.clear();
        }
        // Writing to a string cannot fail.
        let _ = write!(self.keys, "{separator}{name}={}", value.into());
        self
    }

    /// Names the only instance of a class without keys, unless a key is added.
    #[must_use]
    pub fn singleton(mut self) -> Self {
        if self.keys.is_empty() {
            self.keys.push_str(SINGLETON);
        }
        self
    }

    /// The path.
    pub fn build(self) -> ObjectPath {
        let mut text = String::new();
        if let Some(host) = &self.host {
            text.push_str(r"\\");
            text.push_str(host);
            text.push('\\');
        }
        if let Some(namespace) = self.namespace.or_else(|| self.host.map(|_| "root".to_owned())) {
            text.push_str(&namespace.trim_matches(['/', '\\']).replace('/', r"\"));
            text.push(':');
        }
        text.push_str(&self.class_name);
        text.push_str(&self.keys);
        ObjectPath(text)
    }
}

const SINGLETON: &str = "=@";
