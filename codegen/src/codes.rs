//! The codes of what the generators report: nothing of a schema is left out without a word.

mof_parser::diagnostic_codes! {
    PARAMETER_SHADOWED = "MOF-G002", Note, "a parameter of a method has no field";
    UNREADABLE_LIMIT = "MOF-G003", Note, "a qualifier states no limit that can be checked";
    UNUSABLE_VALUES = "MOF-G004", Note, "named values do not become a type";
    NAME_TAKEN = "MOF-G005", Note, "a name in Rust is taken by an earlier one";
}
