//! What sources say of an object besides its properties.

use super::Instance;
use crate::{CimValue, ClassMetadata, PropertyMetadata, ValueError, Violation, Violations};

/// The member of WMI that names the class.
pub(crate) const CLASS: &str = "__CLASS";

/// The annotation of `OData` that names the class.
pub(crate) const TYPE: &str = "@odata.type";

/// The members of the object that Windows `PowerShell` may make of an array: the array, and how many elements it has.
pub(crate) const WRAPPER: [&str; 2] = ["value", "Count"];

/// How many keys an object may have that stands where a path should. Each is looked for among the members, so there must
/// be a limit.
const KEYS: usize = 256;

/// Members that `PowerShell` adds to every object.
const POWERSHELL: [&str; 4] = ["CimClass", "CimInstanceProperties", "CimSystemProperties", "PSComputerName"];

impl Instance {
    /// The class: as the table has it, or as the document names it.
    pub(crate) fn known_class_name(&self) -> Option<&str> {
        let declared = Some(self.metadata.name()).filter(|name| !name.is_empty());
        declared.or_else(|| self.class_name_of_document())
    }

    /// The undeclared members without those that `AdminService`, WMI and `PowerShell` add to every object.
    pub(crate) fn members_of_its_own(&self) -> impl Iterator<Item = (&str, &CimValue)> {
        let members = self.undeclared.iter().map(|(name, value)| (name.as_str(), value));
        members.filter(|(name, _)| !name.contains('@') && !name.starts_with("__") && !POWERSHELL.contains(name))
    }

    /// The class that a member names: the annotation of `OData`, the system property of WMI, or what `PowerShell` adds,
    /// which writes objects as texts below the depth that it is told.
    fn class_name_of_document(&self) -> Option<&str> {
        let annotation = self.undeclared_text(TYPE).map(|name| last_part(name, ['.', '#', '/']));
        annotation
            .or_else(|| self.undeclared_text(CLASS))
            .or_else(|| self.undeclared_object("CimSystemProperties")?.undeclared_text("ClassName"))
            .or_else(|| self.undeclared_object("CimClass")?.class_name_of_document())
            .or_else(|| self.undeclared_text("CimClass").map(|path| last_part(path, [':', '/', '\\'])))
            .filter(|name| !name.is_empty())
    }

    /// Refuses a member that should name the class but holds something else than a text.
    pub(crate) fn check_marker(&self) -> Result<(), Violations> {
        let markers = [TYPE, CLASS].into_iter().filter_map(|name| Some((name, self.undeclared_value(name)?)));
        let is_wrong = |value: &CimValue| !value.is_null() && value.as_str().is_none();
        let wrong = markers.filter(|(_, value)| is_wrong(value));
        let violation =
            |(name, value)| Violation::member(self.metadata, name, ValueError::kind("the name of a class", value));
        Violations::check(wrong.map(violation).collect())
    }

    /// The elements of the list that the object is a wrapper of: Windows `PowerShell` may write an array so.
    ///
    /// It has just these two members, an array and a number, in either order.
    pub(crate) fn wrapped_list(&self) -> Option<&[CimValue]> {
        let [one, other] = self.undeclared.as_slice() else {
            return None;
        };
        let (list, count) = if one.0 == WRAPPER[0] { (one, other) } else { (other, one) };
        let is_wrapper = [list, count].map(|member| member.0.as_str()) == WRAPPER && count.1.as_integer().is_some();
        match &list.1 {
            CimValue::Array(elements) if is_wrapper => Some(elements),
            _ => None,
        }
    }

    /// The elements of [`wrapped_list`](Self::wrapped_list), or the object as it is.
    pub(crate) fn into_wrapped_list(self: Box<Self>) -> Result<Vec<CimValue>, Box<Self>> {
        if self.wrapped_list().is_none() {
            return Err(self);
        }
        let list = self.undeclared.into_iter().find_map(|(_, value)| match value {
            CimValue::Array(elements) => Some(elements),
            _ => None,
        });
        Ok(list.unwrap_or_default())
    }

    /// Refuses to read as one object what is written around objects: it has a member `value`, and nothing of the class; or
    /// it is a wrapper, and `value` is no array in the class.
    pub(crate) fn check_is_one_object(&self, class: &'static ClassMetadata) -> Result<(), Violations> {
        let is_member = |name: &str| class.index_of(name).is_some();
        let value = self.undeclared.iter().find(|(name, _)| name == WRAPPER[0]).map(|(_, value)| value);
        let Some(value) = value.filter(|_| self.metadata.properties().is_empty() && !class.is_parameters()) else {
            return Ok(());
        };
        let is_around = match class.index_of(WRAPPER[0]) {
            Some(index) => self.wrapped_list().is_some() && !class.properties()[index].is_array(),
            None => !self.undeclared.iter().any(|(name, _)| is_member(name)),
        };
        let reason = "the object holds nothing of the class but a `value`";
        let error = || ValueError::malformed("an object of the class", value, reason);
        Violations::check(is_around.then(|| Violation::member(class, WRAPPER[0], error())).into_iter().collect())
    }

    /// The host and the namespace of the object, as `PowerShell` and WMI tell them.
    pub(crate) fn place(&self) -> (Option<&str>, Option<&str>) {
        let system = self.undeclared_object("CimSystemProperties");
        let of_system = |name| system.and_then(|system| system.undeclared_text(name));
        let host = of_system("ServerName").or_else(|| self.undeclared_text("__SERVER"));
        let namespace = of_system("Namespace").or_else(|| self.undeclared_text("__NAMESPACE"));
        // A host alone makes no path.
        (host.filter(|_| namespace.is_some()), namespace)
    }

    /// The keys of an object that is written where a path should stand: what the table or `PowerShell` marks so,
    /// otherwise all that has a value, since such an object has its keys only.
    pub(crate) fn own_key_names(&self) -> Vec<&str> {
        if !self.metadata.name().is_empty() {
            return self.metadata.keys().map(PropertyMetadata::name).collect();
        }
        let marked: Vec<_> = self.marked_keys().take(KEYS).collect();
        if !marked.is_empty() {
            return marked;
        }
        let set = self.members_of_its_own().filter(|(_, value)| !value.is_null());
        set.map(|(name, _)| name).take(KEYS).collect()
    }

    /// The names of what `CimInstanceProperties` marks as keys.
    fn marked_keys(&self) -> impl Iterator<Item = &str> {
        let properties = self.undeclared_value("CimInstanceProperties").map_or(&[][..], CimValue::elements);
        properties.iter().filter_map(|property| match property {
            CimValue::Instance(property) => {
                let flags = property.undeclared_text("Flags").unwrap_or_default();
                flags.split(", ").any(|flag| flag == "Key").then(|| property.undeclared_text("Name")).flatten()
            }
            _ => None,
        })
    }

    pub(crate) fn undeclared_text(&self, name: &str) -> Option<&str> {
        self.undeclared_value(name).and_then(CimValue::as_str)
    }

    pub(crate) fn undeclared_object(&self, name: &str) -> Option<&Self> {
        match self.undeclared_value(name) {
            Some(CimValue::Instance(object)) => Some(object),
            _ => None,
        }
    }
}

fn last_part<const N: usize>(text: &str, separators: [char; N]) -> &str {
    text.rsplit(separators).next().unwrap_or(text)
}
