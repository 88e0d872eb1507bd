//! The codes of what the generators report: nothing of a schema is left out without a word.

mof_parser::diagnostic_codes! {
    PARAMETER_SHADOWED = "MOF-G002", Note, "a parameter of a method has no field";
    UNREADABLE_LIMIT = "MOF-G003", Note, "a qualifier states no limit that can be checked";
    UNUSABLE_VALUES = "MOF-G004", Note, "named values do not become a type";
    NAMES_MEET = "MOF-G005", Warning, "a name in Rust could be that of several items";
    NOT_DERIVED = "MOF-G006", Warning, "a trait is not derived where a field cannot have it";
    SUBCLASSES_REPLACED = "MOF-G007", Note, "a type of the user's takes the place of subclasses too";
    LABEL_OF_ANOTHER = "MOF-G008", Note, "a label names the value of another";
    INSTANCE_WITHOUT_CLASS = "MOF-G010", Warning, "an instance has no code, since its class has none";
    INSTANCE_VALUE = "MOF-G011", Warning, "a value of an instance is left out";

    SETTINGS_SYNTAX = "MOF-G020", Error, "the configuration is not TOML";
    UNKNOWN_SETTING = "MOF-G021", Error, "there is no such setting";
    SETTING_FORM = "MOF-G022", Error, "a setting does not have the form that it must have";
    UNMATCHED = "MOF-G023", Warning, "a setting is about nothing that is generated";
    CHOSEN_NAME_TAKEN = "MOF-G024", Error, "a name that was chosen is taken";
    CHOSEN_NAME_FORM = "MOF-G025", Error, "a name that was chosen cannot be one in Rust";
    NOT_RUST = "MOF-G026", Error, "a setting is no Rust";
    NOTHING_CHOSEN = "MOF-G027", Error, "the settings leave nothing to generate";
}
