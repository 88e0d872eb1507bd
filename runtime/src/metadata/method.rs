//! The table of one method.

use super::{ClassMetadata, PropertyMetadata};

/// What the schema says about a method.
///
/// Its parameters are the properties of two classes without a name of their own, as WMI has them: one for what goes in,
/// one for what comes out, the return value among the latter. A parameter that goes both ways stands in both.
///
/// ```
/// use mof_runtime::{CimType, ClassMetadata, MethodMetadata, ParameterDirection, PropertyMetadata, property_names};
///
/// static INPUT: ClassMetadata = ClassMetadata::new(
///     "SMS_Site.ImportMachineEntry",
///     &[PropertyMetadata::new("NetbiosName", CimType::String)],
///     &["NetbiosName"],
/// ).parameters();
/// static OUTPUT: ClassMetadata = ClassMetadata::new(
///     "SMS_Site.ImportMachineEntry",
///     &[PropertyMetadata::new("ResourceID", CimType::Uint32), PropertyMetadata::new("ReturnValue", CimType::Sint32)],
///     &["ResourceID", "ReturnValue"],
/// ).parameters();
/// static METHOD: MethodMetadata = MethodMetadata::new("ImportMachineEntry", "SMS_Site", &INPUT, &OUTPUT).static_();
///
/// assert!(METHOD.is_static());
/// assert_eq!(METHOD.return_value().map(PropertyMetadata::cim_type), Some(CimType::Sint32));
/// let directions: Vec<_> = METHOD.parameters().map(|(parameter, direction)| (parameter.name(), direction)).collect();
/// assert_eq!(directions, [("NetbiosName", ParameterDirection::In), ("ResourceID", ParameterDirection::Out)]);
/// ```
#[derive(Debug)]
pub struct MethodMetadata {
    name: &'static str,
    class_name: &'static str,
    input: &'static ClassMetadata,
    output: &'static ClassMetadata,
    is_static: bool,
}

/// Which way a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterDirection {
    /// The caller gives it (qualifier `In`).
    In,
    /// The method gives it back (qualifier `Out`).
    Out,
    /// Both.
    InOut,
}

/// The name under which the value that a method returns stands among what comes out.
pub(crate) const RETURN_VALUE: &str = "ReturnValue";

/// Building, in constants.
impl MethodMetadata {
    /// A method with its name on the wire, the class that declares it, and its parameters.
    pub const fn new(
        name: &'static str,
        class_name: &'static str,
        input: &'static ClassMetadata,
        output: &'static ClassMetadata,
    ) -> Self {
        Self { name, class_name, input, output, is_static: false }
    }

    /// Marks a method that is called on the class, without an instance (qualifier `Static`).
    #[must_use]
    pub const fn static_(mut self) -> Self {
        self.is_static = true;
        self
    }
}

/// Asking.
impl MethodMetadata {
    /// The name as the schema spells it; it is the name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The class that declares the method.
    pub const fn class_name(&self) -> &'static str {
        self.class_name
    }

    /// Whether the schema says that the method is called on the class. SDK pages of Configuration Manager do not say it
    /// of any method.
    pub const fn is_static(&self) -> bool {
        self.is_static
    }

    /// What the caller gives, as a class.
    pub const fn input(&self) -> &'static ClassMetadata {
        self.input
    }

    /// What the method gives back, as a class; the return value is its property `ReturnValue`.
    pub const fn output(&self) -> &'static ClassMetadata {
        self.output
    }

    /// The return value; `None` for a method that returns nothing (`void`).
    pub fn return_value(&self) -> Option<&'static PropertyMetadata> {
        self.output.property(RETURN_VALUE)
    }

    /// The parameters without the return value: those that go in in their order, then those that only come out.
    pub fn parameters(&self) -> impl Iterator<Item = (&'static PropertyMetadata, ParameterDirection)> + use<> {
        let (input, output) = (self.input, self.output);
        let given = input.properties().iter().map(move |parameter| match output.property(parameter.name()) {
            Some(_) => (parameter, ParameterDirection::InOut),
            None => (parameter, ParameterDirection::In),
        });
        let is_more = move |parameter: &&PropertyMetadata| {
            parameter.name() != RETURN_VALUE && input.property(parameter.name()).is_none()
        };
        let returned = output.properties().iter().filter(is_more);
        given.chain(returned.map(|parameter| (parameter, ParameterDirection::Out)))
    }
}
