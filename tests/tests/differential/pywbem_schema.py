"""Prints, as JSON, how pywbem resolves a MOF schema: the other side of the differential test beside it.

    pywbem_schema.py MOF_FILE

pywbem's compiler reads the file and what it includes, and its mock server resolves the classes. The JSON has an object for each class,
with the members and words of `mofc dump`; names are its keys and in lower case, since an overridden name has two spellings.
"""

import json
import os
import sys

from pywbem_mock import FakedWBEMConnection


def main():
    path = sys.argv[1]
    connection = FakedWBEMConnection(default_namespace="root/cimv2")
    connection.compile_mof_file(path, search_paths=[os.path.dirname(path)])
    names = connection.EnumerateClassNames(DeepInheritance=True)
    classes = [connection.GetClass(name, LocalOnly=False, IncludeQualifiers=True, IncludeClassOrigin=True) for name in names]
    document = {
        "classes": {lower(each.classname): class_(each) for each in classes},
        "qualifier_types": {lower(each.name): qualifier_type(each) for each in connection.EnumerateQualifiers()},
    }
    json.dump(document, sys.stdout)


def class_(of):
    return {
        "superclass": lower(of.superclass),
        "qualifiers": qualifiers(of),
        "properties": {lower(each.name): property_(each) for each in of.properties.values()},
        "methods": {lower(each.name): method(each) for each in of.methods.values()},
    }


def property_(of):
    return {
        **type_(of),
        "class_origin": lower(of.class_origin),
        "propagated": of.propagated,
        "default": value(of.value),
        "qualifiers": qualifiers(of),
    }


def method(of):
    return {
        "type": of.return_type,
        "class_origin": lower(of.class_origin),
        "propagated": of.propagated,
        "qualifiers": qualifiers(of),
        "parameters": [{"name": lower(each.name), **type_(each), "qualifiers": qualifiers(each)} for each in of.parameters.values()],
    }


def type_(of):
    """The type of an element; a string that holds an embedded object has the type of that object."""
    name, class_name = of.type, of.reference_class
    if "EmbeddedInstance" in of.qualifiers:
        name, class_name = "instance", of.qualifiers["EmbeddedInstance"].value
    elif "EmbeddedObject" in of.qualifiers and of.qualifiers["EmbeddedObject"].value:
        name = "object"
    return {"type": name, "array": of.is_array, "array_size": of.array_size, "class_name": lower(class_name)}


def qualifiers(of):
    return {lower(each.name): qualifier(each) for each in of.qualifiers.values()}


def qualifier(of):
    return {
        "type": of.type,
        "value": value(of.value),
        "propagated": bool(of.propagated),
        "flavors": flavors(of),
    }


def qualifier_type(of):
    scopes = sorted(lower(name) for name, is_set in of.scopes.items() if is_set)
    return {"type": of.type, "array": of.is_array, "default": value(of.value), "scopes": scopes, "flavors": flavors(of)}


def flavors(of):
    """The flavors as MOF writes them; what a declaration leaves open is EnableOverride, ToSubclass and not Translatable."""
    stated = [
        "DisableOverride" if of.overridable is False else "EnableOverride",
        "Restricted" if of.tosubclass is False else "ToSubclass",
    ]
    return stated + (["Translatable"] if of.translatable else [])


def value(of):
    if of is None or isinstance(of, bool):
        return of
    if isinstance(of, list):
        return [value(each) for each in of]
    if isinstance(of, int):
        return int(of)
    if isinstance(of, float):
        return float(of)
    return str(of)


def lower(name):
    return name.lower() if name else None


main()
