//! Checking objects against what the schema promises.
//!
//! The checks work from the tables, so they are the same for generated types and for dynamic instances. They find all
//! violations at once, in the order of the properties; a rule that many elements of one array break is one violation.

mod rules;
mod violation;

pub use violation::{Rule, Violation, Violations};

use crate::Object;

/// How far the schema is taken at its word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Strictness {
    /// Values, bits and members that the schema does not name are accepted: servers send more than is documented.
    #[default]
    Open,
    /// A value outside the `ValueMap`, a bit outside the `BitMap`, and a member that the class does not declare are
    /// violations. What `AdminService` and `PowerShell` add to an object (`@odata.…`, `__…`, `CimClass` and the like)
    /// is not.
    Strict,
}

/// An object that can be checked against its schema.
///
/// Implemented for every [`Object`]: generated types and [`Instance`](crate::Instance).
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct SmsSite { pub site_code: String }
/// #     use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("SiteCode", CimType::String).key().constraints(&[Constraint::MaxLen(3)]),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::Validate;
///
/// let violations = SmsSite { site_code: "ABCD".into() }.validate().unwrap_err();
/// assert_eq!(violations.to_string(), r#"SMS_Site.SiteCode: "ABCD" violates MaxLen(3)"#);
/// assert_eq!(violations.iter().next().map(|violation| violation.property()), Some("SiteCode"));
/// ```
pub trait Validate {
    /// Checks what the schema promises, with [`Strictness::Open`].
    ///
    /// # Errors
    /// All violations, in the order of the properties.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_as(Strictness::Open)
    }

    /// Checks what the schema promises.
    ///
    /// # Errors
    /// All violations, in the order of the properties.
    fn validate_as(&self, strictness: Strictness) -> Result<(), Violations>;
}

impl<T: Object> Validate for T {
    fn validate_as(&self, strictness: Strictness) -> Result<(), Violations> {
        Violations::check(rules::check(self, strictness))
    }
}

impl Validate for dyn Object + '_ {
    fn validate_as(&self, strictness: Strictness) -> Result<(), Violations> {
        Violations::check(rules::check(self, strictness))
    }
}
