//! The codes of the loader (`MOF-I…`) and of the checks on meaning (`MOF-S…`), each with its severity by dialect.
//!
//! `Off` stands where a dialect allows what the check is about. A check whose severity depends on more than the dialect says so in
//! its explanation.

mof_parser::diagnostic_codes! {
    UNREADABLE_INPUT = "MOF-I001", Error, "a file or folder cannot be read";
    INPUT_TOO_LARGE = "MOF-I002", Error, "a file is larger than the limit";
    INPUT_NOT_TEXT = "MOF-I003", Error, "a file is not text";
    DOUBTFUL_ENCODING = "MOF-I004", Warning, "a text is not valid in its encoding";
    NO_SCHEMA_FILES = "MOF-I005", Error, "a folder holds no schema files";
    NO_DECLARATIONS = "MOF-I006", Warning, "a file declares nothing";
    INCLUDE_CASE = "MOF-I007", Note, "an included file is spelt in other letter case";
    TOO_MANY_FEATURES = "MOF-I010", Error, "the classes of a schema inherit more features than can be kept";

    DUPLICATE_CLASS = "MOF-S002", Error, "a class is declared twice";
    DUPLICATE_FEATURE = "MOF-S003", Error, "a class has two properties or two methods of one name";
    SHARED_NAME = "MOF-S005", Warning, "a property and a method share a name";
    DUPLICATE_PARAMETER = "MOF-S009", Error, "a method has two parameters of one name";

    UNKNOWN_SUPERCLASS = "MOF-S020", Error [Wmi: Note, SdkPage: Note], "a superclass is not declared";
    INHERITANCE_CYCLE = "MOF-S021", Error, "a class derives from itself";
    TERMINAL_SUPERCLASS = "MOF-S022", Error, "a class derives from a Terminal class";
    ABSTRACT_AND_TERMINAL = "MOF-S023", Error, "a class is both Abstract and Terminal";
    MIXED_CLASS_KINDS = "MOF-S025", Error, "a class cannot be of this kind";
    MISSING_OVERRIDE = "MOF-S026", Error [Wmi: Off, Dsc: Off, SdkPage: Off], "a feature repeats an inherited name without Override";
    WRONG_OVERRIDE = "MOF-S027", Error, "Override does not name an inherited feature";
    INCOMPATIBLE_OVERRIDE = "MOF-S028", Error [SdkPage: Warning], "an override changes the type";

    KEY_TYPE = "MOF-S040", Error [Dsc: Warning], "a key has a type that keys cannot have";
    NEW_KEY = "MOF-S041", Warning [Wmi: Error, Dsc: Error], "a subclass adds a key to inherited ones";
    LOST_KEY = "MOF-S042", Error [SdkPage: Warning], "a subclass takes the key from a property";
    REFERENCE_OUTSIDE_ASSOCIATION = "MOF-S045", Error [Wmi: Off, Dsc: Off, SdkPage: Off, Mof3: Off], "a class that is no association has a reference";
    TOO_FEW_REFERENCES = "MOF-S046", Error [SdkPage: Warning], "an association has fewer than two references";

    UNDECLARED_QUALIFIER = "MOF-S100", Warning [Wmi: Off, Dsc: Off, SdkPage: Off], "a qualifier is not declared";
    QUALIFIER_TYPE_MISMATCH = "MOF-S101", Error, "a qualifier value does not have the declared type";
    QUALIFIER_ARRAY_MISMATCH = "MOF-S102", Error, "a qualifier has one value where an array is declared, or the reverse";
    DUPLICATE_QUALIFIER = "MOF-S104", Error [SdkPage: Warning], "an element has a qualifier twice";
    QUALIFIER_SCOPE = "MOF-S105", Error, "a qualifier is outside its scope";
    DISABLED_OVERRIDE = "MOF-S107", Error, "a subclass changes a qualifier that it must not";
    CONFLICTING_FLAVORS = "MOF-S108", Error, "two flavors exclude each other";

    VALUES_LENGTH = "MOF-S131", Error [Wmi: Warning, Dsc: Warning, SdkPage: Warning], "ValueMap and Values differ in length";
    VALUE_MAP_ENTRY = "MOF-S132", Error [Wmi: Warning, SdkPage: Warning], "a ValueMap entry is no integer or range";
    VALUE_MAP_RANGE = "MOF-S133", Error [Wmi: Warning, SdkPage: Warning], "a ValueMap entry is outside its type";
    VALUE_MAP_OVERLAP = "MOF-S134", Warning, "two ValueMap entries cover the same value";
    VALUE_MAP_TYPE = "MOF-S135", Warning, "ValueMap or Values on a type that is neither integer nor string";
    BIT_MAP = "MOF-S138", Error [Wmi: Warning, SdkPage: Warning], "a BitMap does not name the bits of an integer";
    LENGTH_LIMIT = "MOF-S140", Error, "MaxLen and MinLen do not fit the element";
    VALUE_LIMIT = "MOF-S141", Error, "MaxValue and MinValue do not fit the element";
    EMBEDDED_TYPE = "MOF-S143", Error, "EmbeddedInstance or EmbeddedObject does not fit the element";

    VALUE_TYPE = "MOF-S200", Error, "a value is of another kind than its type";
    INTEGER_RANGE = "MOF-S201", Error, "an integer does not fit its type";
    REAL_FOR_INTEGER = "MOF-S202", Error [Wmi: Warning], "a real number is given for an integer";
    ARRAY_MISMATCH = "MOF-S204", Error, "one value is given for an array, or an array for one value";
    ARRAY_SIZE = "MOF-S205", Warning, "more values are given than the array holds";
    CHAR16_VALUE = "MOF-S207", Error, "a char16 value is not one character";
    MALFORMED_DATETIME = "MOF-S220", Error, "a datetime is malformed";
    DATETIME_ASTERISKS = "MOF-S221", Error, "a datetime mixes digits and asterisks";
    WMI_DATETIME = "MOF-S222", Warning [Wmi: Off], "a datetime has asterisks where only WMI allows them";
    INCLUDE = "MOF-S241", Error, "a file cannot be included";

    ENUMERATION_ELEMENT = "MOF-S301", Error, "an element of an enumeration has no value, or stands twice";
    ENUMERATION_KIND = "MOF-S302", Error, "an enumeration has no such literal, or is of nothing that enumerations are of";
    SCHEMA_PREFIX = "MOF-S303", Off [Mof3: Warning], "a name has no schema, or hides another";
    TOO_FEW_SCALAR_REFERENCES = "MOF-S304", Error, "an association of MOF 3 has fewer than two references";
    PROPERTY_WITHOUT_OVERRIDE = "MOF-S305", Error, "a property of MOF 3 repeats an inherited name without Override";
    REMOVED_FROM_MOF3 = "MOF-S306", Off [Mof3: Error], "something that MOF 3 has no more";
    STRUCTURE_VALUE = "MOF-S307", Error, "a structure value does not fit its type";
    OCTET_STRING = "MOF-S308", Error, "an octet string is malformed";
    ENUMERATION_OVERRIDE = "MOF-S310", Warning, "an override widens an enumeration";
    FLAVOR_FOR_POLICY = "MOF-S311", Off [Mof3: Warning], "a qualifier type of MOF 3 has flavors";
}
