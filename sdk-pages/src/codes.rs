//! The codes of the page reader. Contradictions between the two accounts of a class are warnings where they change the schema.

mof_parser::diagnostic_codes! {
    SYNTAX_MISSING = "MOF-D001", Error, "a class page has no Syntax section";
    CLASS_NAME_MISSING = "MOF-D002", Error, "the page does not name its class";
    CLASS_NAME_CONTRADICTION = "MOF-D003", Warning, "title and syntax name different classes";
    FENCE_OPEN = "MOF-D004", Warning, "a code block is not closed";

    PROPERTY_UNDOCUMENTED = "MOF-D010", Warning, "a property of the syntax is not in the Properties section";
    PROPERTY_NOT_IN_SYNTAX = "MOF-D011", Warning, "a documented property is not in the syntax";
    PROPERTY_SPELLING = "MOF-D012", Warning, "syntax and Properties spell a property differently";
    PROPERTY_CASE = "MOF-D013", Note, "syntax and Properties spell a property in different case";
    PROPERTY_TWICE = "MOF-D014", Warning, "a property is documented twice";
    PROPERTY_ORDER = "MOF-D015", Note, "syntax and Properties have a different order";
    DATA_TYPE_MISSING = "MOF-D016", Warning, "a documented property has no data type";

    TYPE_CONTRADICTION = "MOF-D020", Warning, "syntax and Properties give different types";
    TYPE_MISSPELLED = "MOF-D021", Warning, "a type is misspelled";
    ARRAY_CONTRADICTION = "MOF-D022", Warning, "only one of syntax and Properties gives an array";
    REFERENCE_CONTRADICTION = "MOF-D023", Warning, "only one of syntax and Properties gives a reference";

    ACCESS_UNKNOWN = "MOF-D030", Warning, "an access type is empty or unknown";
    ACCESS_IS_QUALIFIERS = "MOF-D031", Warning, "a qualifier list stands in the place of the access type";
    ACCESS_CONTRADICTION = "MOF-D032", Warning, "access type and qualifiers contradict each other";

    QUALIFIER_TWICE = "MOF-D040", Note, "a qualifier is written twice";
    DAMAGED_TEXT = "MOF-D041", Warning, "text has damaged characters";
    BRACKET_MISSING = "MOF-D042", Note, "a qualifier list lacks a bracket";
    ARGUMENT_UNCLOSED = "MOF-D043", Warning, "a qualifier's argument is not closed";
    FLAVOR_WITHOUT_QUALIFIER = "MOF-D044", Warning, "a flavor stands without a qualifier";
    NOT_A_QUALIFIER = "MOF-D045", Warning, "a qualifier list holds something that is no qualifier";
    QUALIFIER_MISSPELLED = "MOF-D046", Warning, "a qualifier is misspelled";

    VALUE_NOT_A_NUMBER = "MOF-D050", Warning, "a value of an integer property is not a number";
    VALUE_TWICE = "MOF-D051", Warning, "a value is listed twice";
    TABLE_DAMAGED = "MOF-D052", Warning, "a value table is damaged";
    BIT_CONTRADICTION = "MOF-D053", Warning, "a mask and its bit position differ";
    BITS_AMBIGUOUS = "MOF-D054", Note, "numbers of a bit field can be positions or masks";
    NOT_A_BIT = "MOF-D055", Warning, "a value of a bit field is no bit of its type";
    VALUES_MISSING = "MOF-D056", Note, "qualifiers announce values that the page does not list";
    VALUES_OF_BOOLEAN = "MOF-D057", Warning, "a boolean property lists more than two values";

    METHOD_NAME_CONTRADICTION = "MOF-D060", Warning, "title and syntax name different methods";
    RETURN_VALUE_UNDOCUMENTED = "MOF-D065", Note, "the return value of a method is not documented";
    RETURN_TYPE_CONTRADICTION = "MOF-D066", Warning, "syntax and Return Values give different types";
    DIRECTION_MISSING = "MOF-D067", Warning, "a parameter says neither in nor out";
    DIRECTION_CONTRADICTION = "MOF-D068", Warning, "syntax and Parameters give a parameter different directions";
    PARAMETER_IDS = "MOF-D069", Warning, "the positions of parameters are not 0, 1, 2 and so on";

    OVERLAY_SYNTAX = "MOF-D090", Error, "an overlay is not TOML";
    OVERLAY_UNKNOWN_KEY = "MOF-D091", Error, "an overlay has a key that means nothing";
    OVERLAY_FORM = "MOF-D092", Error, "a value of an overlay has the wrong form";
    OVERLAY_TARGET_UNKNOWN = "MOF-D093", Error, "an overlay corrects what the pages do not have";
    OVERLAY_TARGET_EXISTS = "MOF-D094", Warning, "an overlay adds what is there already";
    OVERLAY_CONTRADICTION = "MOF-D095", Error, "two overlays contradict each other";
    OVERLAY_UNNEEDED = "MOF-D096", Note, "the page agrees with an overlay";
    OVERLAY_WITHOUT_PAGE = "MOF-D097", Note, "no page describes what an overlay corrects";
    OVERLAY_INCOMPLETE = "MOF-D098", Error, "an overlay adds something without its type";
    OVERLAY_KEYS_EXCLUDE = "MOF-D099", Error, "keys of an overlay exclude each other";
}
