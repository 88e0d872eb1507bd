//! Lists of objects in every shape the sources give them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::instance::InstanceBuilder;
use super::place::{Item, reworded};
use crate::value::convert;
use crate::{CimType, CimValue, ClassMetadata, EmbeddedClass, Instance, Scalar, ValueError};

/// A list of objects, from any document that holds some.
///
/// * `AdminService` answers a query with an object whose member `value` is an array, and a request for one entity with
///   the entity itself, or with `value` around it.
///   Where it answers with an error, reading fails with its message.
/// * `PowerShell`'s `ConvertTo-Json` writes an array for several objects, the object itself for one, and `null` for none;
///   Windows PowerShell may put an array into an object with `value` and `Count`.
///
/// A class that has a property spelled `value` cannot be told from such an object; read it as `Vec<T>` or `T`.
///
/// ```
/// # mod generated {
/// #     #[derive(Default, Debug, PartialEq)]
/// #     pub struct SmsSite { pub site_code: String }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("SiteCode", CimType::String).key()];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
/// #     mof_runtime::impl_serde!(SmsSite);
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::Collection;
///
/// let answer = r#"{"@odata.context": "…", "value": [{"SiteCode": "ABC"}, {"SiteCode": "XYZ"}]}"#;
/// let sites: Collection<SmsSite> = serde_json::from_str(answer)?;
/// assert_eq!(sites.items.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Collection<T> {
    /// The objects, in the order of the document.
    pub items: Vec<T>,
    /// Where the next page is (`@odata.nextLink`).
    pub next_link: Option<String>,
    /// How many objects there are on all pages (`@odata.count`), if that was asked for.
    pub count: Option<u64>,
}

impl<'de, T: Scalar + Deserialize<'de>> Deserialize<'de> for Collection<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_list(Typed(PhantomData), deserializer)
    }
}

impl Instance {
    /// Reads all instances of a document, in any shape that [`Collection`] takes, without failing on their content.
    ///
    /// # Errors
    /// When the document is malformed, or holds no objects.
    pub fn read_all<'de, D: Deserializer<'de>>(
        class: &'static ClassMetadata,
        deserializer: D,
    ) -> Result<Collection<Self>, D::Error> {
        read_list(Dynamic(class), deserializer)
    }
}

fn read_list<'de, R: ItemReader<'de>, D: Deserializer<'de>>(
    reader: R,
    deserializer: D,
) -> Result<Collection<R::Item>, D::Error> {
    let list = List(reader);
    deserializer.deserialize_any(list).map_err(|error| reworded(&"", &(&list as &dyn Expected).to_string(), error))
}

/// How one item is read, from the document or from an object that turned out to be the only item.
trait ItemReader<'de>: Copy {
    type Item;

    /// The class, if the items can be of one only.
    fn class(self) -> Option<&'static ClassMetadata>;

    /// The class that the items are declared with, if they are with one.
    fn declared(self) -> Option<&'static ClassMetadata> {
        self.class()
    }

    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Item, D::Error>;
    fn convert<E: Error>(self, instance: Instance) -> Result<Self::Item, E>;
}

struct Typed<T>(PhantomData<T>);

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Typed<T> {}

impl<'de, T: Scalar + Deserialize<'de>> ItemReader<'de> for Typed<T> {
    type Item = T;

    fn class(self) -> Option<&'static ClassMetadata> {
        match T::embedded_class() {
            Some(EmbeddedClass::One(class)) => Some(class.metadata()),
            _ => None,
        }
    }

    fn declared(self) -> Option<&'static ClassMetadata> {
        match T::embedded_class() {
            Some(EmbeddedClass::Family(family)) => Some(family.declared().metadata()),
            _ => self.class(),
        }
    }

    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn convert<E: Error>(self, instance: Instance) -> Result<T, E> {
        T::from_value(instance.into()).map_err(E::custom)
    }
}

#[derive(Clone, Copy)]
struct Dynamic(&'static ClassMetadata);

impl<'de> ItemReader<'de> for Dynamic {
    type Item = Instance;

    fn class(self) -> Option<&'static ClassMetadata> {
        Some(self.0)
    }

    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Instance, D::Error> {
        Instance::read(self.0, deserializer)
    }

    fn convert<E: Error>(self, instance: Instance) -> Result<Instance, E> {
        Ok(instance)
    }
}

/// Reads one item.
#[derive(Clone, Copy)]
struct One<R>(R);

impl<'de, R: ItemReader<'de>> DeserializeSeed<'de> for One<R> {
    type Value = R::Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<R::Item, D::Error> {
        self.0.read(deserializer)
    }
}

/// Reads a list in whatever shape it comes.
#[derive(Clone, Copy)]
struct List<R>(R);

impl<'de, R: ItemReader<'de>> Visitor<'de> for List<R> {
    type Value = Collection<R::Item>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.declared() {
            Some(class) => write!(f, "objects of the class {}", class.name()),
            None => f.write_str("objects"),
        }
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Collection::of(Vec::new()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Collection::of(Vec::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) =
            sequence.next_element_seed(One(self.0)).map_err(|error| self.in_item(items.len(), error))?
        {
            items.push(item);
        }
        Ok(Collection::of(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let class = self.0.class();
        let is_wrapper = class.is_none_or(|class| !class.property_names().contains(&"value"));
        let mut wrapped = None;
        let mut entity = InstanceBuilder::new(class);
        let mut page = Page::default();
        while let Some(name) = map.next_key::<String>()? {
            if name == "value" && is_wrapper {
                if wrapped.is_some() {
                    return Err(twice(&name));
                }
                wrapped = Some(map.next_value_seed(Wrapped(self.0))?);
            } else if Page::has(&name) {
                page.note(&name, &map.next_value()?)?;
            } else if wrapped.is_some() {
                map.next_value::<IgnoredAny>()?;
            } else {
                entity.add(&name, map.next_value()?);
            }
        }
        let items = match wrapped {
            Some(items) => items,
            None => vec![self.entity(entity.build()?)?],
        };
        Ok(Collection { items, next_link: page.next_link, count: page.count })
    }
}

impl<'de, R: ItemReader<'de>> List<R> {
    /// Says of an item that is no object which one it is.
    fn in_item<E: Error>(self, index: usize, error: E) -> E {
        let class = self.0.declared().map(|class| format!("an object of the class {}", class.name()));
        reworded(&Item(index), class.as_deref().unwrap_or("an object"), error)
    }

    /// The only item of the list, unless the service says instead why there is none.
    fn entity<E: Error>(self, instance: Instance) -> Result<R::Item, E> {
        match error_message(&instance) {
            Some(message) => Err(E::custom(format_args!("the answer is an error: {message}"))),
            None => self.0.convert(instance),
        }
    }
}

/// The message of an object that holds nothing but an error, cut short.
fn error_message(instance: &Instance) -> Option<String> {
    const CHARACTERS: usize = 500;
    let mut members = instance.members_of_its_own();
    match (members.next(), members.next()) {
        (Some(("error", CimValue::Instance(error))), None) if instance.values().iter().all(CimValue::is_null) => {
            let message = error.undeclared_text("message").unwrap_or("without a message");
            Some(message.chars().take(CHARACTERS).flat_map(char::escape_debug).collect())
        }
        _ => None,
    }
}

/// Reads what stands in the member `value`: an array, one entity, or null.
struct Wrapped<R>(R);

impl<'de, R: ItemReader<'de>> DeserializeSeed<'de> for Wrapped<R> {
    type Value = Vec<R::Item>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<R::Item>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: ItemReader<'de>> Visitor<'de> for Wrapped<R> {
    type Value = Vec<R::Item>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        List(self.0).expecting(f)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Self::Value, A::Error> {
        List(self.0).visit_seq(sequence).map(|list| list.items)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let entity = serde::de::value::MapAccessDeserializer::new(map);
        Ok(vec![self.0.read(entity)?])
    }
}

/// What `OData` says about the list.
#[derive(Default)]
struct Page {
    next_link: Option<String>,
    count: Option<u64>,
}

impl Page {
    const NEXT_LINK: &str = "@odata.nextLink";
    const COUNT: &str = "@odata.count";

    fn has(name: &str) -> bool {
        matches!(name, Self::NEXT_LINK | Self::COUNT)
    }

    /// Takes note of a member. One of a wrong kind must not pass for the end of the list.
    fn note<E: Error>(&mut self, name: &str, value: &CimValue) -> Result<(), E> {
        let wrong = |error: ValueError| E::custom(format_args!("{name}: {error}"));
        match value {
            CimValue::Null => {}
            _ if name == Self::COUNT => {
                let count = convert::integer(value, CimType::Uint64).map_err(wrong)?;
                let before = self.count.replace(count.try_into().map_err(E::custom)?);
                return before.map_or(Ok(()), |_| Err(twice(name)));
            }
            CimValue::String(link) => {
                let before = self.next_link.replace(link.clone());
                return before.map_or(Ok(()), |_| Err(twice(name)));
            }
            other => return Err(wrong(ValueError::kind("a string", other))),
        }
        Ok(())
    }
}

fn twice<E: Error>(name: &str) -> E {
    E::custom(format_args!("the member {name:?} is there twice"))
}

impl<T> Collection<T> {
    const fn of(items: Vec<T>) -> Self {
        Self { items, next_link: None, count: None }
    }
}

impl<T> IntoIterator for Collection<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
