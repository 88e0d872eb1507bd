//! Giving the objects of a document the tables of their classes.

use super::Instance;
use crate::{CimType, CimValue, PropertyMetadata, SchemaClass, SchemaMetadata};

impl Instance {
    /// Gives the instance and all that it embeds the tables of their classes, as far as the schema has them, so that
    /// [`validate`](crate::Validate::validate) checks them, too.
    ///
    /// A class is the one that the document names, for an embedded object otherwise the one that its property is declared
    /// with. An instance that has a table keeps it. Values are converted as by [`set`](Self::set); nothing is lost.
    ///
    /// ```
    /// # mod generated {
    /// #     #[derive(Default)]
    /// #     pub struct SmsSite { pub site_code: String }
    /// #     use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, SchemaClass, SchemaMetadata};
    /// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", &[
    /// #         PropertyMetadata::new("SiteCode", CimType::String).key().constraints(&[Constraint::MaxLen(3)]),
    /// #     ], &["SiteCode"]);
    /// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
    /// #     pub static SCHEMA: SchemaMetadata = SchemaMetadata::new(&[SchemaClass::of::<SmsSite>()]);
    /// # }
    /// # #[cfg(feature = "serde")] {
    /// use generated::SCHEMA;
    /// use mof_runtime::{Instance, Validate};
    ///
    /// let document = r#"{"__CLASS": "SMS_Site", "SiteCode": "ABCD"}"#;
    /// let site: Instance = serde_json::from_str(document)?;
    /// let violations = site.resolve(&SCHEMA).validate().unwrap_err();
    /// assert_eq!(violations.to_string(), r#"SMS_Site.SiteCode: "ABCD" violates MaxLen(3)"#);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn resolve(self, schema: &SchemaMetadata) -> Self {
        self.resolve_as(None, schema)
    }

    fn resolve_as(self, declared: Option<SchemaClass>, schema: &SchemaMetadata) -> Self {
        let named = self.known_class_name().and_then(|name| schema.find(name));
        let class = named.or_else(|| declared.filter(|_| self.known_class_name().is_none()));
        let mut instance = match class {
            Some(class) if self.class().name().is_empty() => self.retyped(class.metadata()),
            _ => self,
        };
        let properties = instance.metadata.properties();
        for (value, property) in instance.values.iter_mut().zip(properties).filter(|(_, property)| embeds(property)) {
            let declared = property.referenced_class().and_then(|name| schema.find(name));
            resolve_value(value, declared, schema);
        }
        instance
    }
}

const fn embeds(property: &PropertyMetadata) -> bool {
    matches!(property.cim_type(), CimType::Instance | CimType::Object)
}

fn resolve_value(value: &mut CimValue, declared: Option<SchemaClass>, schema: &SchemaMetadata) {
    match value {
        CimValue::Array(elements) => {
            for element in elements {
                resolve_object(element, declared, schema);
            }
        }
        single => resolve_object(single, declared, schema),
    }
}

fn resolve_object(value: &mut CimValue, declared: Option<SchemaClass>, schema: &SchemaMetadata) {
    if let CimValue::Instance(instance) = value {
        **instance = std::mem::take(&mut **instance).resolve_as(declared, schema);
    }
}
