//! Methods as types.

use super::Class;
use crate::MethodMetadata;

/// What goes into a method: a generated struct of its in-parameters, which leads to all else about the method.
///
/// [`impl_method!`](crate::impl_method) implements it. So one generic function calls every method; for the `wmi` crate:
///
/// ```
/// # #[cfg(feature = "serde")]
/// # mod example {
/// # mod wmi {
/// #     use serde::{Serialize, de::DeserializeOwned};
/// #     pub struct WMIConnection;
/// #     pub type WMIResult<T> = Result<T, ()>;
/// #     impl WMIConnection {
/// #         pub fn exec_class_method<Class: DeserializeOwned, Out: DeserializeOwned>(
/// #             &self, _: impl AsRef<str>, _: impl Serialize) -> WMIResult<Out> { Err(()) }
/// #         pub fn exec_instance_method<Class: DeserializeOwned, Out: DeserializeOwned>(
/// #             &self, _: impl AsRef<str>, _: impl AsRef<str>, _: impl Serialize) -> WMIResult<Out> { Err(()) }
/// #     }
/// # }
/// use mof_runtime::{Method, ObjectPath};
/// use serde::{Serialize, de::DeserializeOwned};
/// use wmi::{WMIConnection, WMIResult};
///
/// /// Calls a method of a class.
/// fn call<M>(connection: &WMIConnection, input: &M) -> WMIResult<M::Output>
/// where
///     M: Method<Class: DeserializeOwned, Output: DeserializeOwned> + Serialize,
/// {
///     connection.exec_class_method::<M::Class, M::Output>(M::METHOD.name(), input)
/// }
///
/// /// Calls a method of an instance.
/// fn call_on<M>(connection: &WMIConnection, path: &ObjectPath, input: &M) -> WMIResult<M::Output>
/// where
///     M: Method<Class: DeserializeOwned, Output: DeserializeOwned> + Serialize,
/// {
///     connection.exec_instance_method::<M::Class, M::Output>(path.as_str(), M::METHOD.name(), input)
/// }
/// # }
/// ```
///
/// With it `call(&connection, &CreateInput { command_line: Some("notepad".into()), ..Default::default() })?` gives a
/// `CreateOutput`. [`AdminServiceUrl`](crate::AdminServiceUrl) shows the same for `AdminService`.
///
/// In-parameters are all `Option`s, arrays too, and what is `None` is left out when the input is written: the method then
/// takes its default, which a null would replace. That is also how a call looks in other languages.
/// [`Validate`](crate::Validate) tells before the call what the schema requires.
pub trait Method: Class {
    /// The class that declares the method. Its subclasses have the method as well.
    type Class: Class;

    /// What comes out: the out-parameters and `return_value`.
    type Output: Class;

    /// What the schema says about the method.
    const METHOD: &'static MethodMetadata;
}
