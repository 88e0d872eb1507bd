//! The codes of the parser and of the stages before it.

crate::diagnostic_codes! {
    UNEXPECTED_CHARACTER = "MOF-P001", Error, "a character that MOF does not have";
    UNTERMINATED_STRING = "MOF-P002", Error, "a string is not closed";
    UNTERMINATED_COMMENT = "MOF-P003", Error, "a comment is not closed";
    TOO_MANY_TOKENS = "MOF-P004", Error, "a file has too many tokens";
    INVALID_ESCAPE = "MOF-P010", Error [Wmi: Warning, SdkPage: Warning], "an escape sequence that MOF does not have";
    LINE_BREAK_IN_STRING = "MOF-P011", Warning, "a string goes over several lines";
    INVALID_NUMBER = "MOF-P012", Error, "a malformed number";
    NUMBER_TOO_LARGE = "MOF-P013", Error, "a number that no MOF type can hold";
    INVALID_CHARACTER_LITERAL = "MOF-P014", Error, "a malformed character literal";
    UNEXPECTED_TOKEN = "MOF-P100", Error, "something else was expected here";
    NESTED_TOO_DEEPLY = "MOF-P101", Error, "values are nested too deeply";
    MISSING_SEMICOLON = "MOF-P102", Error [SdkPage: Warning], "a declaration does not end with `;`";
    COMMA_FOR_SEMICOLON = "MOF-P103", Error [SdkPage: Warning], "a declaration ends with `,` instead of `;`";
    EMPTY_DECLARATION = "MOF-P104", Warning [SdkPage: Note], "a `;` that ends nothing";
    MISSING_CLASS_SEMICOLON = "MOF-P105", Error [Dsc: Warning, SdkPage: Note], "`};` is written `}`";
    MISSING_SUPERCLASS = "MOF-P106", Error [SdkPage: Warning], "no superclass follows `:`";
    MISSING_CLASS_NAME = "MOF-P107", Error [SdkPage: Warning], "a class has no name";
    BLANK_IN_CLASS_NAME = "MOF-P108", Error [SdkPage: Warning], "a class name has a blank in it";
    PARENTHESES_FOR_BODY = "MOF-P109", Error [SdkPage: Note], "a class has `()` instead of a body";
    REFERENCE_PREFIX = "MOF-P110", Error [SdkPage: Note], "a reference is written `ref:Class`";
    EMBEDDED_CLASS_TYPE = "MOF-P111", Error [Wmi: Off, SdkPage: Off, Mof3: Off], "a class is used as a type";
    OBJECT_TYPE = "MOF-P112", Error [Wmi: Off, SdkPage: Off], "`object` is used as a type";
    VOID_TYPE = "MOF-P113", Error [Wmi: Off, SdkPage: Off, Mof3: Off], "a method returns `void`";
    ARRAY_BEFORE_NAME = "MOF-P114", Error [SdkPage: Warning], "array brackets stand before the name";
    QUALIFIER_AFTER_NAME = "MOF-P115", Error [SdkPage: Warning], "a qualifier stands after the name";
    REMARK_AFTER_DECLARATION = "MOF-P116", Error [SdkPage: Note], "a remark stands after the `;`";
    MISSING_COMMA = "MOF-P117", Error [SdkPage: Warning], "a `,` is missing between two items";
    SEMICOLON_FOR_COMMA = "MOF-P118", Error [SdkPage: Warning], "items are separated by `;` instead of `,`";
    TRAILING_COMMA = "MOF-P119", Warning [SdkPage: Note], "a list ends with a `,`";
    EMPTY_QUALIFIER_LIST = "MOF-P120", Warning, "a qualifier list is empty";
    UNKNOWN_FLAVOR = "MOF-P121", Error, "a word that is no flavor";
    UNKNOWN_SCOPE = "MOF-P122", Error, "a word that is no scope";
    PARAMETER_DEFAULT = "MOF-P123", Error [Wmi: Off, SdkPage: Off, Mof3: Off], "a parameter has a default value";
    SEVERAL_VALUES_IN_PARENTHESES = "MOF-P124", Error [Wmi: Off, Dsc: Warning, SdkPage: Off], "a qualifier has several values in parentheses";
    METHOD_IN_BRACES = "MOF-P125", Error [SdkPage: Note], "a method's parameters stand in braces";
    METHOD_OUTSIDE_CLASS = "MOF-P126", Error [SdkPage: Off], "a method stands outside any class";
    INVALID_ARRAY_SIZE = "MOF-P127", Error, "an array size that is no positive integer";
    INSTANCE_VALUE = "MOF-P128", Error [Wmi: Off, Dsc: Off, Mof3: Off], "an instance is nested in a value";
    UNCLOSED = "MOF-P129", Error, "a brace, bracket or parenthesis is not closed";
    UNKNOWN_TYPE = "MOF-P130", Error [SdkPage: Off], "a word that is no type";
    REPEATED_PARENTHESIS = "MOF-P131", Error [SdkPage: Warning], "a method's parameters are closed twice";
    MISSING_SCOPE = "MOF-P132", Error [Wmi: Off], "a qualifier declaration has no scope";
    TOO_MANY_DIAGNOSTICS = "MOF-P199", Note, "a file has more mistakes than are shown";
}
