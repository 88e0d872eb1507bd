//! All classes of a schema, found by name.
//!
//! Generated code has one [`SchemaMetadata`] at its root. What is done with objects whose class only the run tells starts
//! there: a new object by the name of its class, a document that names its class, the subclasses of a class.

mod any;
mod class;
mod family;

use std::fmt;
use std::sync::OnceLock;

pub use any::{AnyClass, VariantReader, any_from_instance, any_from_value, variant_from_instance};
pub use class::SchemaClass;
pub use family::{ClassFamily, EmbeddedClass};

use crate::{Instance, Object, Violations};

/// The classes of a schema.
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct SmsSite { pub site_code: String }
/// #     const _: () = {
/// #         use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #         const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("SiteCode", CimType::String).key()];
/// #         const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #         static CLASS: ClassMetadata =
/// #             ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES).superclass("SMS_BaseClass");
/// #         mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
/// #     };
/// #     use mof_runtime::{SchemaClass, SchemaMetadata};
/// #     pub static SCHEMA: SchemaMetadata = SchemaMetadata::new(&[SchemaClass::of::<SmsSite>()]);
/// # }
/// use generated::SCHEMA;
/// use mof_runtime::Object;
///
/// let mut site = SCHEMA.new_object("sms_site").expect("a class of the schema");
/// site.set_property("SiteCode", "ABC".into())?;
/// assert_eq!(site.object_path()?.as_str(), r#"SMS_Site.SiteCode="ABC""#);
///
/// assert!(SCHEMA.classes().iter().all(|class| class.metadata().keys().count() == 1));
/// assert_eq!(SCHEMA.subclasses("SMS_BaseClass").len(), 1);
/// # Ok::<(), mof_runtime::PropertyError>(())
/// ```
pub struct SchemaMetadata {
    classes: &'static [SchemaClass],
    by_name: OnceLock<Vec<usize>>,
    by_superclass: OnceLock<Vec<usize>>,
}

impl SchemaMetadata {
    /// A schema of these classes.
    pub const fn new(classes: &'static [SchemaClass]) -> Self {
        Self { classes, by_name: OnceLock::new(), by_superclass: OnceLock::new() }
    }

    /// The classes, in the order of the table; generated code sorts it by name.
    pub const fn classes(&self) -> &'static [SchemaClass] {
        self.classes
    }

    /// The class of this name, in any letter case.
    pub fn find(&self, name: &str) -> Option<SchemaClass> {
        self.position(name).map(|position| self.classes[position])
    }

    /// The subclasses of a class, at any depth, in the order of the table. The class itself need not be in the schema.
    pub fn subclasses(&self, name: &str) -> Vec<SchemaClass> {
        let mut is_found = vec![false; self.classes.len()];
        let mut superclasses = vec![name];
        while let Some(superclass) = superclasses.pop() {
            for class in self.direct_subclasses(superclass) {
                if !std::mem::replace(&mut is_found[*class], true) {
                    superclasses.push(self.name_of(*class));
                }
            }
        }
        self.classes.iter().zip(is_found).filter(|(_, is_found)| *is_found).map(|(class, _)| *class).collect()
    }

    /// A new object of the class of this name, in any letter case, in which nothing is set.
    pub fn new_object(&self, name: &str) -> Option<Box<dyn Object>> {
        self.find(name).map(|class| class.new_object())
    }

    /// Makes of a dynamic instance an object of the generated type of its class. An instance of a class that the schema
    /// does not have stays what it is ([`Object::as_instance`] tells).
    ///
    /// # Errors
    /// All properties whose value does not fit, at once.
    pub fn object_of(&self, instance: Instance) -> Result<Box<dyn Object>, Violations> {
        instance.check_marker()?;
        let Some(class) = instance.known_class_name().and_then(|name| self.find(name)) else {
            return Ok(Box::new(instance));
        };
        let mut object = class.new_object();
        instance.move_into(&mut *object)?;
        Ok(object)
    }

    /// The place of the class of this name among [`classes`](Self::classes).
    fn position(&self, name: &str) -> Option<usize> {
        let order = self.by_name.get_or_init(|| self.sorted_by(Self::name_of));
        let found = order.binary_search_by(|class| compare_names(self.name_of(*class), name));
        found.ok().map(|place| order[place])
    }

    fn direct_subclasses(&self, name: &str) -> &[usize] {
        let order = self.by_superclass.get_or_init(|| self.sorted_by(Self::superclass_of));
        let start = order.partition_point(|class| compare_names(self.superclass_of(*class), name).is_lt());
        let count = order[start..].partition_point(|class| compare_names(self.superclass_of(*class), name).is_eq());
        &order[start..start + count]
    }

    /// The places of all classes, ordered by a name each has.
    fn sorted_by(&self, name: fn(&Self, usize) -> &'static str) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.classes.len()).collect();
        order.sort_by(|one, other| compare_names(name(self, *one), name(self, *other)));
        order
    }

    fn name_of(&self, class: usize) -> &'static str {
        self.classes[class].name()
    }

    fn superclass_of(&self, class: usize) -> &'static str {
        self.classes[class].metadata().superclass_name().unwrap_or_default()
    }
}

/// Compares names, which have no letter case.
pub(crate) fn compare_names(one: &str, other: &str) -> std::cmp::Ordering {
    let folded = |byte: u8| byte.to_ascii_lowercase();
    one.bytes().map(folded).cmp(other.bytes().map(folded))
}

impl fmt::Debug for SchemaMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.classes).finish()
    }
}
