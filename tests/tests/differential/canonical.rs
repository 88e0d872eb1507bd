//! A dump in the form that can be compared: what has a name is found by its name, in lower case, since an overridden name has two
//! spellings; what only one side knows is left out.

use serde_json::{Map, Value, json};

/// The classes and qualifier types of a dump.
pub(super) fn canonical(dump: &Value) -> Value {
    json!({
        "classes": by_name(&dump["classes"], class),
        "qualifier_types": by_name(&dump["qualifier_types"], qualifier_type),
    })
}

fn class(class: &Value) -> Value {
    json!({
        "superclass": lower(&class["superclass"]),
        "qualifiers": qualifiers(class),
        "properties": by_name(&class["properties"], property),
        "methods": by_name(&class["methods"], method),
    })
}

fn property(property: &Value) -> Value {
    let mut canonical = data_type(property);
    canonical["class_origin"] = lower(&property["class_origin"]);
    canonical["propagated"] = property["propagated"].clone();
    canonical["default"] = property["default"].clone();
    canonical["qualifiers"] = qualifiers(property);
    canonical
}

fn method(method: &Value) -> Value {
    json!({
        "type": method["type"],
        "class_origin": lower(&method["class_origin"]),
        "propagated": method["propagated"],
        "qualifiers": qualifiers(method),
        "parameters": elements(&method["parameters"]).iter().map(parameter).collect::<Value>(),
    })
}

fn parameter(parameter: &Value) -> Value {
    let mut canonical = data_type(parameter);
    canonical["name"] = lower(&parameter["name"]);
    canonical["qualifiers"] = qualifiers(parameter);
    canonical
}

fn data_type(element: &Value) -> Value {
    json!({
        "type": element["type"],
        "array": element["array"],
        "array_size": element["array_size"],
        "class_name": lower(&element["class_name"]),
    })
}

fn qualifiers(element: &Value) -> Value {
    by_name(&element["qualifiers"], |qualifier| {
        json!({
            "type": qualifier["type"],
            "value": qualifier["value"],
            "propagated": qualifier["propagated"],
            "flavors": qualifier["flavors"],
        })
    })
}

fn qualifier_type(declared: &Value) -> Value {
    let mut scopes: Vec<Value> = elements(&declared["scopes"]).to_vec();
    scopes.sort_by_key(|scope| scope.as_str().map(str::to_owned));
    json!({
        "type": declared["type"],
        "array": declared["array"],
        "default": declared["default"],
        "scopes": scopes,
        "flavors": declared["flavors"],
    })
}

fn by_name(named: &Value, canonical: fn(&Value) -> Value) -> Value {
    let name = |each: &Value| each["name"].as_str().expect("what a dump lists has a name").to_lowercase();
    elements(named).iter().map(|each| (name(each), canonical(each))).collect::<Map<_, _>>().into()
}

fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn lower(name: &Value) -> Value {
    name.as_str().map(str::to_lowercase).into()
}
