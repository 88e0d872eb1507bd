//! As much of CIM-XML (DSP0201) as it takes to read an instance: its texts are handed to the properties as they are.

use mof_runtime::{CimValue, Instance, KeyValue, Object, ObjectPath};
use roxmltree::{Document, Node};

/// Sets the properties that the document has.
pub(crate) fn read(text: &str, object: &mut dyn Object) {
    let document = Document::parse(text).expect("well-formed XML");
    for (name, value) in members(document.root_element()) {
        object.set_property(&name, value).expect("a text of the type of the property");
    }
}

fn members(instance: Node<'_, '_>) -> Vec<(String, CimValue)> {
    let properties = instance.children().filter(Node::is_element);
    properties.map(|property| (attribute(property, "NAME"), value_of(property))).collect()
}

fn value_of(property: Node<'_, '_>) -> CimValue {
    let is_embedded = property.has_attribute("EmbeddedObject");
    let Some(value) = property.first_element_child() else {
        return CimValue::Null;
    };
    match value.tag_name().name() {
        "VALUE.ARRAY" => CimValue::Array(elements(value).map(|element| single(element, is_embedded)).collect()),
        "VALUE.REFERENCE" => reference(value).into(),
        "VALUE.REFARRAY" => elements(value).map(reference).collect::<Vec<_>>().into(),
        _ => single(value, is_embedded),
    }
}

fn single(value: Node<'_, '_>, is_embedded: bool) -> CimValue {
    if value.has_tag_name("VALUE.NULL") {
        return CimValue::Null;
    }
    let text = value.text().unwrap_or_default();
    if is_embedded { instance(text).into() } else { text.into() }
}

/// An embedded object is XML in the text of a value.
fn instance(text: &str) -> Instance {
    let document = Document::parse(text).expect("well-formed XML within a text");
    let element = document.root_element();
    let mut instance = Instance::of_class(attribute(element, "CLASSNAME"));
    for (name, value) in members(element) {
        instance.set(&name, value);
    }
    instance
}

fn reference(value: Node<'_, '_>) -> ObjectPath {
    let find = |name: &'static str| value.descendants().filter(move |node| node.has_tag_name(name));
    let class_name = find("INSTANCENAME").map(|name| attribute(name, "CLASSNAME")).next().expect("a class name");
    let namespace: Vec<_> = find("NAMESPACE").map(|namespace| attribute(namespace, "NAME")).collect();
    let mut path = ObjectPath::builder(class_name).namespace(namespace.join("/"));
    if let Some(host) = find("HOST").find_map(|host| host.text()) {
        path = path.host(host);
    }
    for key in find("KEYBINDING") {
        let text = key.first_element_child().and_then(|value| value.text()).unwrap_or_default();
        path = path.key(&attribute(key, "NAME"), KeyValue::from(text));
    }
    path.build()
}

fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).expect("an attribute of DSP0201").to_owned()
}
