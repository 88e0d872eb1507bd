//! Addresses.

use std::fmt::{self, Write as _};

use super::literal::literal;
use super::percent::encoded;
use crate::{CimValue, ClassMetadata, Field, MethodMetadata, Object, PropertyError};

/// The address of a class, an object or a method below `https://server/AdminService/`.
///
/// ```
/// # mod generated {
/// #     #[derive(Debug, Clone, Default, PartialEq)]
/// #     pub struct SmsCollection { pub collection_id: String, pub name: Option<String> }
/// #     #[derive(Debug, Clone, Default, PartialEq)]
/// #     pub struct RequestRefreshInput { pub include_sub_collections: Option<bool> }
/// #     #[derive(Debug, Clone, Default, PartialEq)]
/// #     pub struct RequestRefreshOutput { pub return_value: Option<i32> }
/// #     use mof_runtime::{CimType, Class, ClassMetadata, MethodMetadata, PropertyMetadata};
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Collection", &[
/// #         PropertyMetadata::new("CollectionID", CimType::String).key(),
/// #         PropertyMetadata::new("Name", CimType::String),
/// #     ], &["CollectionID", "Name"]);
/// #     mof_runtime::impl_class!(SmsCollection, CLASS, { 0 => collection_id, 1 => name });
/// #     static INPUT: ClassMetadata = ClassMetadata::new("SMS_Collection.RequestRefresh",
/// #         &[PropertyMetadata::new("IncludeSubCollections", CimType::Boolean)], &["IncludeSubCollections"]).parameters();
/// #     mof_runtime::impl_class!(RequestRefreshInput, INPUT, { 0 => include_sub_collections });
/// #     static OUTPUT: ClassMetadata = ClassMetadata::new("SMS_Collection.RequestRefresh",
/// #         &[PropertyMetadata::new("ReturnValue", CimType::Sint32)], &["ReturnValue"]).parameters();
/// #     mof_runtime::impl_class!(RequestRefreshOutput, OUTPUT, { 0 => return_value });
/// #     static METHOD: MethodMetadata = MethodMetadata::new("RequestRefresh", "SMS_Collection", &INPUT, &OUTPUT);
/// #     mof_runtime::impl_method!(RequestRefreshInput, RequestRefreshOutput, SmsCollection, METHOD);
/// #     mof_runtime::impl_serde!(SmsCollection, RequestRefreshInput, RequestRefreshOutput);
/// # }
/// # use generated::{RequestRefreshInput, RequestRefreshOutput, SmsCollection};
/// use mof_runtime::{AdminServiceUrl, Class, Method};
///
/// let list = AdminServiceUrl::class(SmsCollection::METADATA).filter("Name eq 'All Systems'").select(["CollectionID"]);
/// assert_eq!(
///     list.at("https://server/AdminService"),
///     "https://server/AdminService/wmi/SMS_Collection?$filter=Name%20eq%20'All%20Systems'&$select=CollectionID",
/// );
///
/// let collection = SmsCollection { collection_id: "ABC00200".into(), ..SmsCollection::default() };
/// let object = AdminServiceUrl::object(&collection)?;
/// assert_eq!(object.to_string(), "wmi/SMS_Collection('ABC00200')");
/// assert_eq!(
///     object.method(RequestRefreshInput::METHOD).to_string(),
///     "wmi/SMS_Collection('ABC00200')/AdminService.RequestRefresh",
/// );
/// # Ok::<(), mof_runtime::PropertyError>(())
/// ```
///
/// # Calling methods
///
/// A call is a `POST` of the in-parameters, as the wrapper `AdminService` writes them, and `AdminServiceAnswer` reads
/// what comes back. One generic function does it for all methods; how to send is the program's choice:
///
/// ```
/// # #[cfg(feature = "serde")]
/// # mod example {
/// use mof_runtime::{AdminService, AdminServiceAnswer, AdminServiceUrl, Method};
/// use serde::de::DeserializeOwned;
///
/// # fn post(url: &str, body: String) -> Result<String, serde_json::Error> { Ok(r#"{"value":0}"#.into()) }
/// fn call<M: Method<Output: DeserializeOwned>>(on: AdminServiceUrl, input: &M) -> Result<M::Output, serde_json::Error> {
///     let url = on.method(M::METHOD).at("https://server/AdminService");
///     let answer = post(&url, serde_json::to_string(&AdminService(input))?)?;
///     let AdminServiceAnswer(output) = serde_json::from_str(&answer)?;
///     Ok(output)
/// }
/// # }
/// ```
///
/// Methods called on a class are addressed through [`class`](Self::class) (`wmi/SMS_Site.ImportMachineEntry`), methods
/// called on an instance through [`object`](Self::object). Class names have letter case here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AdminServiceUrl {
    path: String,
    /// Between the path and the name of a method.
    separator: &'static str,
    query: String,
}

impl AdminServiceUrl {
    /// The address of a class, which is that of the list of its objects.
    pub fn class(class: &ClassMetadata) -> Self {
        Self { path: format!("wmi/{}", encoded(class.name(), "")), separator: ".", query: String::new() }
    }

    /// The address of an object, by its keys. That of a class without keys is the address of the class.
    ///
    /// # Errors
    /// When a key is null, or OData has no form for its value: an array, an interval, a timestamp without an offset.
    pub fn object(object: &dyn Object) -> Result<Self, PropertyError> {
        let class = object.metadata();
        let mut keys = Vec::new();
        for (index, property) in class.properties().iter().enumerate().filter(|(_, property)| property.is_key()) {
            let value = object.field(index).map_or(CimValue::Null, Field::get);
            let text = literal(&value).filter(|_| !value.is_null());
            keys.push((property.name(), text.ok_or_else(|| PropertyError::not_a_key(class, index, &value))?));
        }
        let Self { path, .. } = Self::class(class);
        let predicate = match &keys[..] {
            [] => return Ok(Self::class(class)),
            [(_, only)] => encoded(only, IN_KEY),
            several => several.iter().map(binding).collect::<Vec<_>>().join(","),
        };
        Ok(Self { path: format!("{path}({predicate})"), separator: "/AdminService.", query: String::new() })
    }

    /// The address of a method of the class or the object, without a query.
    #[must_use]
    pub fn method(self, method: &MethodMetadata) -> Self {
        let path = format!("{}{}{}", self.path, self.separator, encoded(method.name(), ""));
        Self { path, separator: ".", query: String::new() }
    }

    /// Asks for the objects that an OData condition is true of (`$filter`), see [`literal`](Self::literal).
    #[must_use]
    pub fn filter(self, condition: &str) -> Self {
        self.option("$filter", condition)
    }

    /// Asks for some properties (`$select`). The others are null in the objects that are read; without keys no object is.
    #[must_use]
    pub fn select<'a>(self, properties: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = properties.into_iter().collect();
        self.option("$select", &names.join(","))
    }

    /// Asks for so many objects at most (`$top`).
    #[must_use]
    pub fn top(self, count: u64) -> Self {
        self.option("$top", &count.to_string())
    }

    /// Leaves out so many objects at the start (`$skip`).
    #[must_use]
    pub fn skip(self, count: u64) -> Self {
        self.option("$skip", &count.to_string())
    }

    /// The absolute address, for a service such as `https://server/AdminService`.
    pub fn at(&self, service: &str) -> String {
        format!("{}/{self}", service.trim_end_matches('/'))
    }

    /// A value as it stands in a condition; `None` for arrays, objects, intervals and timestamps without an offset.
    ///
    /// ```
    /// use mof_runtime::AdminServiceUrl;
    ///
    /// assert_eq!(AdminServiceUrl::literal("Bob's").as_deref(), Some("'Bob''s'"));
    /// assert_eq!(AdminServiceUrl::literal(7_u32).as_deref(), Some("7"));
    /// ```
    pub fn literal(value: impl Into<CimValue>) -> Option<String> {
        literal(&value.into())
    }

    fn option(mut self, name: &str, value: &str) -> Self {
        let separator = if self.query.is_empty() { '?' } else { '&' };
        // Writing to a string cannot fail.
        let _ = write!(self.query, "{separator}{name}={}", encoded(value, IN_QUERY));
        self
    }
}

/// What stands for itself in a key: the quotes around it, and the colons of a time.
const IN_KEY: &str = "':";

/// What stands for itself in the value of a query option.
const IN_QUERY: &str = "'(),:/*@$";

fn binding((name, literal): &(&'static str, String)) -> String {
    format!("{}={}", encoded(name, ""), encoded(literal, IN_KEY))
}

impl fmt::Display for AdminServiceUrl {
    /// The address below that of the service.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.path, self.query)
    }
}
