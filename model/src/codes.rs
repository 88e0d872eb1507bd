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
    RESERVED_NAME = "MOF-S006", Warning [SdkPage: Off], "a name is reserved";
    LONG_NAME = "MOF-S007", Warning, "a name is too long";
    DUPLICATE_PARAMETER = "MOF-S009", Error, "a method has two parameters of one name";

    UNKNOWN_SUPERCLASS = "MOF-S020", Error [Wmi: Note, Dsc: Note, SdkPage: Note], "a superclass is not declared";
    INHERITANCE_CYCLE = "MOF-S021", Error, "a class derives from itself";
    TERMINAL_SUPERCLASS = "MOF-S022", Error, "a class derives from a Terminal class";
    ABSTRACT_AND_TERMINAL = "MOF-S023", Error, "a class is both Abstract and Terminal";
    ABSTRACT_SUBCLASS = "MOF-S024", Note [Wmi: Error], "an abstract class derives from one that is not";
    MIXED_CLASS_KINDS = "MOF-S025", Error, "a class cannot be of this kind";
    MISSING_OVERRIDE = "MOF-S026", Error [Wmi: Off, Dsc: Off, SdkPage: Off], "a feature repeats an inherited name without Override";
    WRONG_OVERRIDE = "MOF-S027", Error, "Override does not name an inherited feature";
    INCOMPATIBLE_OVERRIDE = "MOF-S028", Error [SdkPage: Warning], "an override changes the type";
    WIDER_CLASS = "MOF-S029", Error [Wmi: Warning, SdkPage: Warning], "an override refers to another class";
    INCOMPATIBLE_METHOD = "MOF-S030", Error [SdkPage: Warning], "an override changes the signature of a method";
    OVERRIDE_CLASS = "MOF-S031", Warning, "Override names a class that does not have the feature";

    KEY_TYPE = "MOF-S040", Error [Dsc: Warning], "a key has a type that keys cannot have";
    NEW_KEY = "MOF-S041", Warning [Wmi: Error, Dsc: Error], "a subclass adds a key to inherited ones";
    LOST_KEY = "MOF-S042", Error [SdkPage: Warning], "a subclass takes the key from a property";
    NO_KEY = "MOF-S043", Off [Wmi: Warning], "a class has no key";
    KEY_DEFAULT = "MOF-S044", Off [Wmi: Warning], "a key has a default value";
    REFERENCE_OUTSIDE_ASSOCIATION = "MOF-S045", Error [Wmi: Off, Dsc: Off, SdkPage: Off, Mof3: Off], "a class that is no association has a reference";
    TOO_FEW_REFERENCES = "MOF-S046", Error [SdkPage: Warning], "an association has fewer than two references";
    TOO_MANY_REFERENCES = "MOF-S047", Off [Wmi: Warning], "an association has more than two references";
    REFERENCE_WITHOUT_KEY = "MOF-S048", Warning, "a reference is not part of the association's key";
    ADDED_REFERENCE = "MOF-S049", Warning, "an association adds a reference to inherited ones";
    UNKNOWN_REFERENCE_CLASS = "MOF-S050", Error [Wmi: Note, Dsc: Note, SdkPage: Note], "the class of a reference is not declared";
    MULTIPLICITY = "MOF-S051", Warning, "Min and Max leave no room for an object";
    AGGREGATION = "MOF-S052", Warning [Wmi: Off, Dsc: Off, SdkPage: Off], "an aggregation does not say which end is the whole";
    WEAK = "MOF-S053", Warning, "a weak association does not propagate keys";
    CLASS_SIZE = "MOF-S054", Off [Wmi: Warning], "a class has more features than WMI takes";

    UNDECLARED_QUALIFIER = "MOF-S100", Warning [Wmi: Off, Dsc: Off, SdkPage: Off], "a qualifier is not declared";
    QUALIFIER_TYPE_MISMATCH = "MOF-S101", Error, "a qualifier value does not have the declared type";
    QUALIFIER_ARRAY_MISMATCH = "MOF-S102", Error, "a qualifier has one value where an array is declared, or the reverse";
    MISSING_QUALIFIER_VALUE = "MOF-S103", Warning [Wmi: Off, SdkPage: Off, Mof3: Off], "a qualifier needs a value";
    DUPLICATE_QUALIFIER = "MOF-S104", Error [SdkPage: Warning], "an element has a qualifier twice";
    QUALIFIER_SCOPE = "MOF-S105", Error, "a qualifier is outside its scope";
    DISABLED_OVERRIDE = "MOF-S107", Error, "a subclass changes a qualifier that it must not";
    CONFLICTING_FLAVORS = "MOF-S108", Error, "two flavors exclude each other";
    QUALIFIER_REDECLARED = "MOF-S109", Error [Wmi: Warning, Dsc: Warning], "a qualifier is declared in two ways";
    FLAVOR_ON_VALUE = "MOF-S110", Warning [Wmi: Off, Dsc: Off, SdkPage: Off, Mof3: Off], "a flavor stands on a qualifier value";
    FLAVOR_CONTRADICTION = "MOF-S111", Warning [Wmi: Off, Dsc: Off, SdkPage: Off, Mof3: Off], "a flavor contradicts the declaration of its qualifier";
    INSTANCE_QUALIFIERS = "MOF-S114", Warning [Wmi: Off, SdkPage: Off], "an instance or one of its values has qualifiers";

    ARRAY_TYPE = "MOF-S130", Warning, "ArrayType does not fit the element";
    VALUES_LENGTH = "MOF-S131", Error [Wmi: Warning, Dsc: Warning, SdkPage: Warning], "ValueMap and Values differ in length";
    VALUE_MAP_ENTRY = "MOF-S132", Error [Wmi: Warning, SdkPage: Off], "a ValueMap entry is no integer or range";
    VALUE_MAP_RANGE = "MOF-S133", Error [Wmi: Warning, SdkPage: Warning], "a ValueMap entry is outside its type";
    VALUE_MAP_OVERLAP = "MOF-S134", Warning [SdkPage: Off], "two ValueMap entries cover the same value";
    VALUE_MAP_TYPE = "MOF-S135", Warning [SdkPage: Off], "ValueMap or Values on a type that is neither integer nor string";
    TOO_MANY_VALUES = "MOF-S136", Warning, "Values names more values than the type has";
    BIT_MAP = "MOF-S138", Error [Wmi: Warning, SdkPage: Warning], "a BitMap does not name the bits of an integer";
    VALUES_AND_BITS = "MOF-S139", Warning, "an element has a ValueMap and a BitMap";
    LENGTH_LIMIT = "MOF-S140", Error [Wmi: Warning, SdkPage: Warning], "MaxLen and MinLen do not fit the element";
    VALUE_LIMIT = "MOF-S141", Error [Wmi: Warning, SdkPage: Warning], "MaxValue and MinValue do not fit the element";
    WIDER_LIMIT = "MOF-S142", Warning, "an override widens a limit";
    EMBEDDED_TYPE = "MOF-S143", Error, "EmbeddedInstance or EmbeddedObject does not fit the element";
    UNKNOWN_EMBEDDED_CLASS = "MOF-S144", Error [Wmi: Note, Dsc: Note, SdkPage: Note], "the class of an embedded instance is not declared";
    COUNTER = "MOF-S145", Warning, "Counter or Gauge does not fit the element";
    OCTET_STRING = "MOF-S146", Warning, "an octet string is malformed";
    VERSION_FORM = "MOF-S147", Warning, "a Version is not of the form M.N.U";
    UNRESOLVED_TARGET = "MOF-S148", Warning, "a qualifier names a feature that does not exist";
    PROGRAMMATIC_UNIT = "MOF-S149", Warning, "a PUnit is no programmatic unit";
    NULL_REQUIRED = "MOF-S150", Warning [Wmi: Off], "a value that must not be NULL is NULL";
    NO_DIRECTION = "MOF-S151", Warning, "a parameter goes neither in nor out";
    LONELY_QUALIFIER = "MOF-S152", Warning, "a qualifier needs another one beside it";
    CORRELATABLE_FORM = "MOF-S153", Warning, "a Correlatable entry is not of the form organization:set:role";
    NO_ACCESS = "MOF-S154", Warning, "a property can be neither read nor written";
    STRING_QUALIFIER = "MOF-S156", Warning, "a qualifier about text stands on another type";
    NO_ADDRESS = "MOF-S157", Warning, "a class without addresses has a key or is an association end";
    NULL_VALUE = "MOF-S158", Warning, "a value that stands for none is not of the type";
    UNMATCHED_AMENDMENT = "MOF-S160", Warning, "an amendment has no counterpart";

    VALUE_TYPE = "MOF-S200", Error, "a value is of another kind than its type";
    INTEGER_RANGE = "MOF-S201", Error, "an integer does not fit its type";
    REAL_FOR_INTEGER = "MOF-S202", Error [Wmi: Warning], "a real number is given for an integer";
    INEXACT_REAL = "MOF-S203", Warning, "a number cannot be kept exactly as a real number";
    ARRAY_MISMATCH = "MOF-S204", Error, "one value is given for an array, or an array for one value";
    ARRAY_SIZE = "MOF-S205", Warning, "more values are given than the array holds";
    NULL_ELEMENT = "MOF-S206", Off [Wmi: Error], "an array has a NULL among its elements";
    CHAR16_VALUE = "MOF-S207", Error, "a char16 value is not one character";
    MISSING_VALUE = "MOF-S208", Error [Wmi: Off, Dsc: Off], "a property is named without a value";

    MALFORMED_DATETIME = "MOF-S220", Error, "a datetime is malformed";
    DATETIME_ASTERISKS = "MOF-S221", Error, "a datetime mixes digits and asterisks";
    WMI_DATETIME = "MOF-S222", Warning [Wmi: Off], "a datetime has asterisks where only WMI allows them";
    UNMARKED_INTERVAL = "MOF-S223", Off [Wmi: Warning], "a property holds an interval but does not say so";

    UNKNOWN_INSTANCE_CLASS = "MOF-S230", Error [Wmi: Note, Dsc: Note, SdkPage: Note], "the class of an instance is not declared";
    ABSTRACT_INSTANCE = "MOF-S231", Error, "an instance is of an abstract class";
    INSTANCE_PROPERTY = "MOF-S232", Error, "an instance sets a property that its class does not have, or sets one twice";
    KEY_NOT_SET = "MOF-S233", Warning, "an instance does not set a key";
    INSTANCE_VALUE = "MOF-S234", Warning, "a value of an instance breaks what its class promises";
    SAME_KEYS = "MOF-S235", Warning, "two instances have the same keys";
    ALIAS = "MOF-S236", Error, "an alias is defined twice, not at all, or by itself";
    ALIAS_CLASS = "MOF-S237", Warning [Dsc: Error], "an alias names an instance of another class";
    OBJECT_PATH = "MOF-S238", Warning, "an object path names no instance";
    EMBEDDED_TEXT = "MOF-S239", Error, "an embedded instance cannot be used as it is written";

    UNKNOWN_DIRECTIVE = "MOF-S240", Warning [Mof3: Off], "a directive that the dialect does not have";
    INCLUDE = "MOF-S241", Error, "a file cannot be included";
    LOCALE_FORM = "MOF-S242", Warning [Mof3: Off], "a locale is not written `ll_CC`";
    REMOVED_DIRECTIVE = "MOF-S243", Warning, "a directive that is no longer part of MOF";
    DIRECTIVE_ARGUMENTS = "MOF-S244", Error [Mof3: Off], "a directive has wrong arguments";

    PARAMETER_ID = "MOF-S261", Off [Wmi: Error], "the positions of parameters are not 0, 1, 2 and so on";
    UNSTATED_DIRECTION = "MOF-S262", Off [Wmi: Warning], "a parameter says neither In nor Out";

    ENUMERATION_ELEMENT = "MOF-S301", Error, "an element of an enumeration has no value, or stands twice";
    ENUMERATION_KIND = "MOF-S302", Error, "an enumeration has no such literal, or is of nothing that enumerations are of";
    SCHEMA_PREFIX = "MOF-S303", Off [Mof3: Warning], "a name has no schema, or hides another";
    TOO_FEW_SCALAR_REFERENCES = "MOF-S304", Error, "an association of MOF 3 has fewer than two references";
    PROPERTY_WITHOUT_OVERRIDE = "MOF-S305", Error, "a property of MOF 3 repeats an inherited name without Override";
    REMOVED_FROM_MOF3 = "MOF-S306", Off [Mof3: Error], "something that MOF 3 has no more";
    STRUCTURE_VALUE = "MOF-S307", Error, "a structure value does not fit its type";
    OCTET_STRING_VALUE = "MOF-S308", Error, "an octet string in an instance is malformed";
    UNKNOWN_MOF3_DIRECTIVE = "MOF-S309", Warning, "a directive that MOF 3 does not have";
    ENUMERATION_OVERRIDE = "MOF-S310", Warning, "an override widens an enumeration";
    FLAVOR_FOR_POLICY = "MOF-S311", Off [Mof3: Warning], "a qualifier type of MOF 3 has flavors";
}
