//! Names of properties that the compiler checks.

use super::Class;

/// The name of a property on the wire, from its name as the schema spells it: for code that needs names as text, such as
/// the filters of a query.
///
/// Called in a constant, a name that the class does not have does not compile.
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct Win32Process { pub handle: String, pub name: Option<String> }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("Handle", CimType::String).key(),
/// #         PropertyMetadata::new("Name", CimType::String),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("Win32_Process", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(Win32Process, CLASS, { 0 => handle, 1 => name });
/// # }
/// # use generated::Win32Process;
/// use std::collections::HashMap;
///
/// use mof_runtime::property_name;
///
/// const NAME: &str = property_name::<Win32Process>("Name");
///
/// // What `filtered_query` of the `wmi` crate takes.
/// let filters = HashMap::from([(NAME.to_owned(), "explorer.exe")]);
/// assert!(filters.contains_key("Name"));
/// ```
///
/// ```compile_fail
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct Win32Process { pub handle: String }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};
/// #     static CLASS: ClassMetadata =
/// #         ClassMetadata::new("Win32_Process", &[PropertyMetadata::new("Handle", CimType::String)], &["Handle"]);
/// #     mof_runtime::impl_class!(Win32Process, CLASS, { 0 => handle });
/// # }
/// # use generated::Win32Process;
/// const NAME: &str = mof_runtime::property_name::<Win32Process>("Nmae");
/// ```
///
/// # Panics
/// When the class has no property of just this name; in a constant that is an error of compilation. While a program runs,
/// [`ClassMetadata::canonical_name`](crate::ClassMetadata::canonical_name) finds a name without a panic, in any letter case.
pub const fn property_name<T: Class>(name: &str) -> &'static str {
    let names = T::METADATA.property_names();
    let mut index = 0;
    while index < names.len() {
        if is_same(names[index], name) {
            return names[index];
        }
        index += 1;
    }
    panic!("the class has no property of this name")
}

/// `==` of texts cannot be had in a constant.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}
