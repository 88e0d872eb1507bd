//! The codes of the page reader. Contradictions between the two accounts of a class are warnings where they change the schema.

mof_parser::diagnostic_codes! {
    SYNTAX_MISSING = "MOF-D001", Error, "a class page has no Syntax section";
    CLASS_NAME_MISSING = "MOF-D002", Error, "the page does not name its class";
    CLASS_NAME_CONTRADICTION = "MOF-D003", Warning, "title and syntax name different classes";
    FENCE_OPEN = "MOF-D004", Warning, "a code block is not closed";
    ANNOUNCED_NOT_FOUND = "MOF-D005", Warning, "a page does not declare the class or method that its title announces";
    PAGES_JOINED = "MOF-D006", Warning, "a page holds more than one class or method";
    VALUES_CONTRADICTION = "MOF-D007", Warning, "qualifiers and text give different values";
    METHOD_CONTRADICTION = "MOF-D008", Warning, "a class and the page of its method declare the method differently";
    METADATA_TWICE = "MOF-D009", Warning, "a property has two lines of the same metadata";

    PROPERTY_UNDOCUMENTED = "MOF-D010", Warning, "a property of the syntax is not in the Properties section";
    PROPERTY_NOT_IN_SYNTAX = "MOF-D011", Warning, "a documented property is not in the syntax";
    PROPERTY_SPELLING = "MOF-D012", Warning, "syntax and Properties spell a property differently";
    PROPERTY_CASE = "MOF-D013", Note, "syntax and Properties spell a property in different case";
    PROPERTY_TWICE = "MOF-D014", Warning, "a property is documented twice";
    PROPERTY_ORDER = "MOF-D015", Note, "syntax and Properties have a different order";
    DATA_TYPE_MISSING = "MOF-D016", Warning, "a documented property has no data type";
    PROPERTY_NAME_BLANK = "MOF-D017", Note, "a documented name has a blank in it";
    QUALIFIER_AFTER_NAME = "MOF-D018", Note, "a qualifier is glued to a documented name";
    CLASS_NAME_CASE = "MOF-D019", Note, "title and syntax write the class in different case";

    TYPE_CONTRADICTION = "MOF-D020", Warning, "syntax and Properties give different types";
    TYPE_MISSPELLED = "MOF-D021", Warning, "a type is misspelled";
    ARRAY_UNDOCUMENTED = "MOF-D022", Warning, "only the syntax gives an array";
    REFERENCE_CONTRADICTION = "MOF-D023", Warning, "only one of syntax and Properties gives a reference";
    OBJECT_OR_CLASS = "MOF-D024", Note, "one of syntax and Properties names the class of an object";
    CLASS_TYPE_SPELLING = "MOF-D025", Warning, "syntax and Properties spell the class of a property differently";
    CLASS_TYPE_CASE = "MOF-D026", Note, "syntax and Properties write the class of a property in different case";
    ARRAY_NOT_IN_SYNTAX = "MOF-D027", Warning, "only the documentation gives an array";
    INTEGER_CONTRADICTION = "MOF-D028", Warning, "syntax and Properties give different integer types";
    QUALIFIER_COMMA = "MOF-D029", Note, "qualifiers are not separated by a comma";

    ACCESS_UNKNOWN = "MOF-D030", Warning, "an access type is empty or unknown";
    ACCESS_IS_QUALIFIERS = "MOF-D031", Warning, "a qualifier list stands in the place of the access type";
    ACCESS_CONTRADICTION = "MOF-D032", Warning, "access type and qualifiers contradict each other";
    ACCESS_MISSING = "MOF-D033", Warning, "a documented property has no access type";
    ACCESS_PUNCTUATION = "MOF-D034", Note, "an access type has stray punctuation";
    READ_WITHOUT_QUALIFIER = "MOF-D035", Off, "a read-only property has no qualifier `read`";
    QUALIFIERS_MISSING = "MOF-D036", Warning, "a documented property has no line of qualifiers";
    QUALIFIERS_EMPTY = "MOF-D037", Note, "a line of qualifiers is empty";
    QUALIFIERS_PUNCTUATION = "MOF-D038", Note, "`none` has stray punctuation";
    QUALIFIERS_PLACEHOLDER = "MOF-D039", Warning, "a placeholder stands for the qualifiers";

    QUALIFIER_TWICE = "MOF-D040", Note, "a qualifier is written twice";
    DAMAGED_TEXT = "MOF-D041", Warning, "text has damaged characters";
    BRACKET_MISSING = "MOF-D042", Note, "a qualifier list lacks a bracket";
    ARGUMENT_UNCLOSED = "MOF-D043", Warning, "a qualifier's argument is not closed";
    FLAVOR_WITHOUT_QUALIFIER = "MOF-D044", Warning, "a flavor stands without a qualifier";
    NOT_A_QUALIFIER = "MOF-D045", Warning, "a qualifier list holds something that is no qualifier";
    QUALIFIER_MISSPELLED = "MOF-D046", Warning, "a qualifier is misspelled";
    QUOTES_DAMAGED = "MOF-D047", Note, "the quotes around an argument are damaged";
    BRACKETS_MISSING = "MOF-D048", Note, "a qualifier list has no brackets";
    DESCRIPTION_MISSING = "MOF-D049", Note, "a property is not described";

    VALUE_NOT_A_NUMBER = "MOF-D050", Warning, "a value of an integer property is not a number";
    VALUE_TWICE = "MOF-D051", Warning, "a value is listed twice";
    TABLE_DAMAGED = "MOF-D052", Warning, "a value table is damaged";
    BIT_CONTRADICTION = "MOF-D053", Warning, "a mask and its bit position differ";
    BITS_AMBIGUOUS = "MOF-D054", Note, "numbers of a bit field can be positions or masks";
    NOT_A_BIT = "MOF-D055", Warning, "a value of a bit field is no bit of its type";
    VALUES_MISSING = "MOF-D056", Note, "qualifiers announce values that the page does not list";
    VALUES_OF_BOOLEAN = "MOF-D057", Warning, "a boolean property lists more than two values";
    NUMBERS_OF_STRING = "MOF-D058", Warning, "the values of a string property are numbers";
    VALUES_MISPLACED = "MOF-D059", Warning, "values seem to stand under the wrong property";

    METHOD_NAME_CONTRADICTION = "MOF-D060", Warning, "title and syntax name different methods";
    METHOD_CLASS_CONTRADICTION = "MOF-D061", Warning, "a method's title and the list that links to it name different classes";
    METHOD_APART = "MOF-D062", Note, "a method or its class is not among the inputs";
    METHOD_NOT_LISTED = "MOF-D063", Note, "a class does not list one of its methods";
    METHOD_WITHOUT_PAGE = "MOF-D064", Warning, "a listed method has no page";
    RETURN_VALUE_UNDOCUMENTED = "MOF-D065", Note, "the return value of a method is not documented";
    RETURN_TYPE_CONTRADICTION = "MOF-D066", Warning, "syntax and Return Values give different types";
    DIRECTION_MISSING = "MOF-D067", Warning, "a parameter says neither in nor out";
    DIRECTION_CONTRADICTION = "MOF-D068", Warning, "syntax and Parameters give a parameter different directions";
    PARAMETER_IDS = "MOF-D069", Warning, "a page numbers parameters otherwise than 0, 1, 2 and so on";

    POINTER_UNREAD = "MOF-D070", Note, "a property is explained by a class that is not among the inputs";
    POINTER_PROPERTY = "MOF-D071", Warning, "a property is explained by a class that does not have it";
    POINTER_TYPE = "MOF-D072", Warning, "a property has another type than the one that explains it";
    POINTER_CYCLE = "MOF-D073", Warning, "properties are explained by each other";
    POINTER_CLASS = "MOF-D074", Warning, "a link names one class and leads to another";
    POINTER_LIMIT = "MOF-D075", Warning, "descriptions point to more values than can be kept";
    POINTER_SEVERAL = "MOF-D076", Note, "a property is explained by several classes";
    METHODS_DENIED = "MOF-D077", Note, "a page lists methods and says that there are none";

    LINK_DANGLING = "MOF-D080", Note, "a link leads to no page";
    INHERITED_MISSING = "MOF-D081", Warning, "a class does not show properties that it inherits";
    INHERITED_KEY = "MOF-D082", Warning, "a class does not repeat an inherited key";
    INHERITED_ACCESS = "MOF-D083", Note, "a class gives inherited properties another access";
    INHERITED_NEW_KEY = "MOF-D084", Note, "a class makes a key of an inherited property";

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
