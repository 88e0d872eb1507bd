//! What `AdminService` answers to the call of a method.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::metadata::RETURN_VALUE;
use crate::{CimValue, Class, ClassMetadata, Instance};

/// Reads the answer of `AdminService` to the call of a method as what comes out of the method.
///
/// The service answers with an object of the out-parameters and `ReturnValue`; or, where there are no out-parameters, with
/// the return value alone under the name `value`. Both are read, the former also under that name.
///
/// ```
/// # mod generated {
/// #     #[derive(Debug, Default, PartialEq)]
/// #     pub struct AddMembershipRuleOutput { pub query_id: Option<u32>, pub return_value: Option<i32> }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};
/// #     static OUTPUT: ClassMetadata = ClassMetadata::new("SMS_Collection.AddMembershipRule", &[
/// #         PropertyMetadata::new("QueryID", CimType::Uint32),
/// #         PropertyMetadata::new("ReturnValue", CimType::Sint32),
/// #     ], &["QueryID", "ReturnValue"]).parameters();
/// #     mof_runtime::impl_class!(AddMembershipRuleOutput, OUTPUT, { 0 => query_id, 1 => return_value });
/// # }
/// # use generated::AddMembershipRuleOutput;
/// use mof_runtime::AdminServiceAnswer;
///
/// let answer = r##"{"@odata.context": "…/$metadata#AdminService", "QueryID": 4, "ReturnValue": 0}"##;
/// let AdminServiceAnswer(output) = serde_json::from_str::<AdminServiceAnswer<AddMembershipRuleOutput>>(answer)?;
/// assert_eq!(output, AddMembershipRuleOutput { query_id: Some(4), return_value: Some(0) });
///
/// let answer = r##"{"@odata.context": "…/$metadata#Edm.Int32", "value": 0}"##;
/// let AdminServiceAnswer(output) = serde_json::from_str::<AdminServiceAnswer<AddMembershipRuleOutput>>(answer)?;
/// assert_eq!(output.return_value, Some(0));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A method out of which nothing comes is answered with `null`, or with no body at all (status 204): the former is read as an
/// output without values, for the latter `Output::default()` is all there is.
///
/// Reading fails where a value does not fit, and names everything that does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AdminServiceAnswer<T>(pub T);

impl<'de, T: Class> Deserialize<'de> for AdminServiceAnswer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut answer = deserializer.deserialize_option(Answer(T::METADATA))?;
        let mut values = answer.undeclared().iter().filter(|(name, _)| name == "value").map(|(_, value)| value.clone());
        let value = values.next();
        if values.next().is_some() {
            return Err(D::Error::custom("the member \"value\" is there twice"));
        }
        match value {
            Some(CimValue::Instance(inner)) => answer = *inner,
            Some(value) if answer.get(RETURN_VALUE).is_some_and(CimValue::is_null) => answer.set(RETURN_VALUE, value),
            _ => {}
        }
        T::from_instance(answer).map(Self).map_err(D::Error::custom)
    }
}

/// Reads what comes out of a method of these out-parameters.
struct Answer(&'static ClassMetadata);

impl<'de> Visitor<'de> for Answer {
    type Value = Instance;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer of {}", self.0.name())
    }

    fn visit_none<E>(self) -> Result<Instance, E> {
        Ok(Instance::new(self.0))
    }

    fn visit_unit<E>(self) -> Result<Instance, E> {
        Ok(Instance::new(self.0))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Instance, D::Error> {
        Instance::read(self.0, deserializer)
    }
}
