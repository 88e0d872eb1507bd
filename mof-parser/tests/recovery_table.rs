//! Each single mistake gives exactly one diagnostic: its code, the bytes that it points at, and what it says to write instead.
//!
//! A row is what was written, and `code at bytes: help`; a place between two bytes is named by the word before it. What stands before and
//! after each mistake must be read as if it were not there.

use mof_parser::ast::{ClassDeclaration, MofProduction};
use mof_parser::{Diagnostic, Dialect, MofSpecification, SourceMap, parse};

/// What was written, and what is reported.
type Row = (&'static str, &'static str);

/// Mistakes in the body of a class.
#[rustfmt::skip]
const IN_A_CLASS: &[Row] = &[
    ("[Key; Read] uint32 X;", "P118 at `;`: write `,`"),
    (r#"[Values{"a";"b"}] uint32 X;"#, "P118 at `;`: write `,`"),
    ("uint32 M([In] uint32 a [Out] uint32 b);", "P117 after `a`: write `,` here"),
    ("[Key) uint32 X;", "P129 at `)`: write `]`"),
    ("[Key} uint32 X;", "P129 at `}`: write `]`"),
    ("[Key, Read} uint32 X;", "P129 at `}`: write `]`"),
    (r#"[Description("a")) uint32 X;"#, "P129 at `)`: write `]`"),
    ("uint32 Y-Z;", "P001 at `-`: a name has letters, digits and `_`, and the sign of a number stands right before its digits"),
    ("[,] uint32 X;", "P100 at `,`: remove it"),
    (r#"string X = a";"#, r#"P002 at `"`: write `"` where the string begins, or remove this one"#),
    (r#"string X = some text";"#, r#"P002 at `"`: write `"` where the string begins, or remove this one"#),
    (r#"[Description(a text")] string X;"#, r#"P002 at `"`: write `"` where the string begins, or remove this one"#),
    (r#"[Description("a text)] string X;"#, r#"P002 at `"a text`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
    ("private uint32 X;", "P100 at `private`: remove it"),
    ("static uint32 X;", "P100 at `static`: write it as a qualifier before the declaration: `[Static]`"),
    ("key string X;", "P100 at `key`: write it as a qualifier before the declaration: `[Key]`"),
    ("ref A_C X;", "P100 at `ref A_C`: write `A_C REF`"),
    ("REF A_C X;", "P100 at `REF A_C`: write `A_C REF`"),
    ("uint32 M(out uint32 a);", "P100 at `out`: write it as a qualifier before the declaration: `[Out]`"),
    ("uint32 M(ref A_C a);", "P100 at `ref A_C`: write `A_C REF`"),
    ("unsigned int X;", "P130 at `unsigned int`: did you mean `uint32`?"),
    ("int X;", "P130 at `int`: did you mean `sint32`?"),
    ("bool X;", "P130 at `bool`: did you mean `boolean`?"),
    ("uint32 X, Y;", "P100 at `,`: a declaration has one name; give each a declaration of its own"),
    ("uint32 X, Y, Z;", "P100 at `,`: a declaration has one name; give each a declaration of its own"),
    ("uint32 X Y;", "P100 at `Y`: a name has no blanks: write `XY`, or `;` between two declarations"),
    ("uint32 = 5;", "P100 at `=`: write a type and a name, as in `uint32 Size`"),
    ("X uint32;", "P100 at `X uint32`: write `uint32 X`"),
    ("uint8 X", "P102 after `X`: write `;` here"),
    ("uint8 X = 5", "P102 after `5`: write `;` here"),
    ("uint32 M()", "P102 after `M()`: write `;` here"),
    ("uint32 M(uint32 a)", "P102 after `a)`: write `;` here"),
    ("[Key] uint8 X\n    [Read] uint8 Y;", "P102 after `X`: write `;` here"),
    (r#"string X = "abc;"#, r#"P002 at `"abc`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
    ("string X = abc;", r#"P144 at `abc`: write a string in quotation marks: `"abc"`"#),
    ("[Description(“a”)] uint32 X;", r#"P001 at `“a”`: write `"` before and after the string"#),
    (r#"[Description("a”)] uint32 X;"#, r#"P002 at `"a”`: write `"` for the quotation mark that ends the text"#),
    ("[Description(“a text, with words”)] uint32 X;", r#"P001 at `“a text, with words”`: write `"` before and after the string"#),
    ("string X = ‘a’;", r#"P001 at `‘a’`: write `"` before and after the string"#),
    ("string X = \"a\u{1}b\";", "P015 at `\u{1}`: write `\\x0001` if it is meant"),
    ("uint32 X；", "P001 at `；`: write `;`"),
    ("uint32\u{A0}X;", "P001 at `\u{A0}`: write an ordinary blank"),
    ("uint32\u{A0}X;\n    uint32\u{A0}Y;", "P001 at `\u{A0}`: replace each by an ordinary blank"),
    ("[Key， Read] uint32 X;", "P001 at `，`: write `,`"),
    (r#"[Description = "a"] uint32 X;"#, r#"P100 at `=`: write `Description("a")`"#),
    (r#"[Description: "a"] uint32 X;"#, r#"P100 at `:`: write `Description("a")`"#),
    (r#"[Description "a"] uint32 X;"#, r#"P100 at `"a"`: write `Description("a")`"#),
    ("[MaxLen = 5] string X;", "P100 at `=`: write `MaxLen(5)`"),
    (r#"[Values = {"a", "b"}] string X;"#, r#"P100 at `=`: write `Values{"a", "b"}`"#),
    (r#"[Description["a"]] uint32 X;"#, r#"P100 at `[`: write `Description("a")`"#),
    ("uint32 N(void);", "P100 at `void`: remove `void`"),
    ("<!-- a comment -->", "P001 at `<!-- a comment -->`: write `/* … */` around a comment"),
    ("-- a comment", "P001 at `-- a comment`: write `//` before a comment"),
    ("uint32 X; -- a comment", "P001 at `-- a comment`: write `//` before a comment"),
    ("# a comment", "P151 at `#`: write `//` before a comment; `#` begins a directive, such as `#pragma include`"),
    ("uint32 X; # a comment", "P151 at `#`: write `//` before a comment; `#` begins a directive, such as `#pragma include`"),
    ("[Description(\"a \\\nb\")] uint32 X;", r"P010 at `\`: close the string before the line's end and open another on the next line; adjacent strings are joined"),
    ("char16 X = 'ab';", r#"P014 at `'ab'`: write a string in double quotes: `"ab"`"#),
    ("string X = 'abc';", r#"P014 at `'abc'`: write a string in double quotes: `"abc"`"#),
    ("string X = 'a long string here';", r#"P014 at `'a long string here'`: write a string in double quotes: `"a long string here"`"#),
    ("[Description('a long string here')] string X;", r#"P014 at `'a long string here'`: write a string in double quotes: `"a long string here"`"#),
    ("uint32 U[99999999999999];", "P127 at `99999999999999`: write an integer from 1 to 4294967295, or `[]` for any number of elements"),
    ("real32 X = 1e400;", "P012 at `1e400`: a real number has a point before its exponent, as in `1.0e5`"),
    ("real32 X = 1.0e400;", "P013 at `1.0e400`: the largest integer is 18446744073709551615, a `uint64`; the largest real number about 1.8e308, a `real64`"),
    ("real32 X = 1e5;", "P012 at `1e5`: a real number has a point before its exponent, as in `1.0e5`"),
    ("string X[10;", "P129 after `X[10`: write `]` here"),
    ("string X[n];", "P115 at `[n]`: move them to the beginning of the declaration"),
    ("string X[-1];", "P127 at `-1`: write an integer from 1 to 4294967295, or `[]` for any number of elements"),
    ("boolean X = TRUEE;", "P144 at `TRUEE`: did you mean `TRUE`?"),
    ("boolean X = NULLL;", "P144 at `NULLL`: did you mean `NULL`?"),
    ("boolean X = FLASE;", "P144 at `FLASE`: did you mean `FALSE`?"),
    ("boolean X = yes;", r#"P144 at `yes`: write a string in quotation marks: `"yes"`"#),
    ("uint23 X;", "P130 at `uint23`: did you mean `uint32`?"),
    ("unit32 X;", "P130 at `unit32`: did you mean `uint32`?"),
    ("[Key]; uint32 X;", "P100 at `;`: remove it"),
    ("[Key uint32 X;", "P129 at `uint32`: close it with `]`"),
    (r#"[Description "a", Key] uint32 X;"#, r#"P100 at `"a"`: write `Description("a")`"#),
    (r#"[Description("a", Key] uint32 X;"#, "P129 at `,`: close it with `)`"),
    (r#"[Description("a"), Key)] uint32 X;"#, "P100 at `)`: remove it"),
    (r#"[Values{"a", "b"] uint32 X;"#, "P129 at `]`: close it with `}`"),
    (r#"[Values{"a", "b")] uint32 X;"#, "P129 at `)`: write `}`"),
    (r#"[Values["a", "b"]] uint32 X;"#, r#"P100 at `[`: write `Values("a", "b")`"#),
    (r#"[Values{"a",, "b"}] uint32 X;"#, "P100 at `,`: remove it"),
    ("[Key,, Read] uint32 X;", "P100 at `,`: remove it"),
    ("uint32 M(uint32 a,, uint32 b);", "P100 at `,`: remove it"),
    ("uint32 M(uint32 a; uint32 b);", "P118 at `;`: write `,`"),
    ("uint32 M(uint32 a uint32 b);", "P117 after `a`: write `,` here"),
    ("uint32 M(A_C REF a\n    A_C REF b);", "P117 after `a`: write `,` here"),
    ("uint32 M(uint32 a;);", "P119 at `;`: remove it"),
    ("uint32 M\n    {\n    [IN] uint32 a\n    [OUT] uint8 b[]\n    };", "P125 at `{`: write `(` and `)`, and commas between the parameters"),
    ("uint32 M(uint32 a;", "P129 at `;`: close it with `)`"),
    ("uint32 M uint32 a);", "P100 after `M`: write `(` here"),
    ("uint32 M(uint32 a}};", "P129 at `}`: close it with `)`"),
    ("uint32 M(uint32 a))", "P100 at `)`: write `;` here, and remove what follows it"),
    ("uint32 M();;", "P104 at `;`: remove it"),
    ("uint32 X[] = {1 2};", "P117 after `{1`: write `,` here"),
    ("uint32 X[] = 1, 2;", "P100 at `,`: write several values in braces: `{1, 2}`"),
    ("uint32 X[] = [1, 2];", "P100 at `[`: write several values in braces: `{1, 2}`"),
    ("uint32 X[] = (1, 2);", "P100 at `(`: write several values in braces: `{1, 2}`"),
    ("uint32 X[] = {1, 2;", "P129 at `;`: close it with `}`"),
    ("uint32 X[] = 1, 2};", "P100 at `,`: write several values in braces: `{1, 2}`"),
    ("uint32 X == 5;", "P100 at `=`: write a single `=`"),
    ("uint32 X := 5;", "P100 at `:`: write `=` before a value"),
    ("uint32 X : 5;", "P100 at `:`: write `=` before a value"),
    ("uint32 X 5;", "P100 at `5`: write `=` before a value: `X = 5`"),
    ("void X;", "P100 at `;`: write `void X()` for a method, or give the property a type"),
    ("uint32;", "P100 at `;`: write a type and a name, as in `uint32 Size`"),
    ("string X[][];", "P100 at `[]`: remove these brackets"),
    ("string(20) X;", "P100 at `(`: write a type and a name, as in `uint32 Size`"),
    ("uint32 X = 0x;", "P012 at `0x`: a hexadecimal number has digits 0 to 9 and a to f after `0x`"),
    (r#"uint32 X = "5;"#, r#"P002 at `"5`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
    ("uint32 X = 5u;", "P012 at `5u`: a name cannot begin with a digit, and a decimal number has digits only"),
    (r#"string X = "a" + "b";"#, "P001 at `+`: remove it"),
    (r#"string X = "a", "b";"#, "P100 at `,`: write several values in braces: `{1, 2}`"),
    (r#"string X = "say "hello" now";"#, "P100 at `hello`: write `;` here, and remove what follows it"),
    ("[Key : Tosubclas] uint32 X;", "P121 at `Tosubclas`: did you mean `ToSubclass`?"),
    ("[Key ToSubclass] uint32 X;", "P117 after `[Key`: write `,` here"),
    ("uint32 AVeryLongNameThatNobodyWouldEverWriteInAnyRealSchemaButWhichSomebodyWroteHere AnotherName;", "P100 at `AnotherName`: a name has no blanks: write `AVeryLongNameThatNobodyWouldEverWriteInAnyRealSchemaButWhichSomebodyWroteHereAnotherName`, or `;` between two declarations"),
];

/// Mistakes in the body of an instance.
#[rustfmt::skip]
const IN_AN_INSTANCE: &[Row] = &[
    ("X = {1,2;", "P129 at `;`: close it with `}`"),
    ("X = 5", "P102 after `5`: write `;` here"),
    ("X = 5,", "P103 at `,`: write `;`"),
    ("X = hello;", r#"P144 at `hello`: write a string in quotation marks: `"hello"`"#),
    (r#"X = "a;"#, r#"P002 at `"a`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
    (r#"X = a";"#, r#"P002 at `"`: write `"` where the string begins, or remove this one"#),
    ("X = {1 2};", "P117 after `{1`: write `,` here"),
    ("X = [1, 2];", "P100 at `[`: write several values in braces: `{1, 2}`"),
    ("X == 5;", "P100 at `=`: write a single `=`"),
    ("X = 5; Y = 6, Z = 7;", "P103 at `,`: write `;`"),
    ("X = instance of A_C { Y = 1; };", r#"P128 at `instance`: the standard writes it as MOF text in a string: `"instance of C { … };"`"#),
    ("X = $;", "P001 at `$`: remove it"),
    ("X = $ a;", "P001 at `$`: remove it"),
];

/// Mistakes outside any body, or in what opens or closes one.
#[rustfmt::skip]
const AT_THE_TOP: &[Row] = &[
    ("class A_A { uint32 X; ];", "P129 at `]`: write `};`"),
    ("class A_A { uint32 X; );", "P129 at `)`: write `};`"),
    ("class A_A () { uint32 X; };", "P109 at `()`: remove `()`"),
    ("instance of A_A { X = {1,2; };", "P129 at `;`: close it with `}`"),
    ("class A_A { uint32 X; };\n};", "P100 at `}`: remove it"),
    ("class A_A { uint32 X; class A_C { uint32 Z; }; uint32 Y; };", "P100 at `A_C`: MOF has no nested classes: declare `A_C` before or after class `A_A`"),
    ("class A_A\n{\n    uint32 X;\n    class A_C\n    {\n        uint32 Z;\n    };\n    uint32 Y;\n};", "P100 at `A_C`: MOF has no nested classes: declare `A_C` before or after class `A_A`"),
    ("class A_A extends A_C { uint32 X; };", "P100 at `extends`: write `: A_C`"),
    ("class A_A inherits A_C { uint32 X; };", "P100 at `inherits`: write `: A_C`"),
    ("class A_A extends A_C\n{\n    uint32 X;\n};", "P100 at `extends`: write `: A_C`"),
    ("class A_A { uint32 X; }", "P105 after `}`: write `};`"),
    ("class A_A { uint32 X }; class A_B { };", "P102 after `X`: write `;` here"),
    ("class A_A { uint32 X; } class A_B { };", "P105 after `}`: write `};`"),
    ("instance of A_A { X = 1; } instance of A_B { X = 1; };", "P105 after `}`: write `};`"),
    ("instance of A_A { X = 1 }; instance of A_B { X = 1; };", "P102 after `1`: write `;` here"),
    ("Qualifier X : boolean = false, Scope(any)", "P102 after `Scope(any)`: write `;` here"),
    ("Qualifier X : boolean = false, Scope(any)\nQualifier Y : boolean = false, Scope(any);", "P102 after `Scope(any)`: write `;` here"),
    ("Qualifier X : boolean = false, Scope(any) Flavor(ToSubclass);", "P146 after `Scope(any)`: write `,` here"),
    ("class A_A uint32 X; };", "P100 after `A_A`: write `{` here"),
    ("class A_A : A_C\n    uint32 X;\n};", "P100 after `A_C`: write `{` here"),
    ("instance of A_A\n    X = 1;\n};", "P100 after `A_A`: write `{` here"),
    ("class A_A : A_B : A_C { uint32 X; };", "P100 at `: A_C`: remove what follows the first name"),
    ("class A_A, A_C { uint32 X; };", "P100 at `, A_C`: remove what follows the first name"),
    ("class A_A : A_C, A_D { uint32 X; };", "P100 at `, A_D`: remove what follows the first name"),
    ("instance A_A { X = 1; };", "P100 at `A_A`: write `of` between `instance` and the class"),
    ("instance of A_A as a { X = 1; };", "P100 at `a`: write `$a`"),
    ("instance of A_A $a { X = 1; };", "P100 after `A_A`: write `as` here"),
    ("Qualifier X : boolean = false Scope(any);", "P146 after `false`: write `,` here"),
    ("Qualifier X : boolean = false;", "P132 at `X`: say which elements may carry it, as in `, Scope(property, method)`, or `, Scope(any)` for all"),
    ("Qualifier X : boolean = false, Flavor(ToSubclass);", "P132 at `X`: say which elements may carry it, as in `, Scope(property, method)`, or `, Scope(any)` for all"),
    ("<!-- a comment -->", "P001 at `<!-- a comment -->`: write `/* … */` around a comment"),
    ("# a comment", "P151 at `#`: write `//` before a comment; `#` begins a directive, such as `#pragma include`"),
    ("Qualifier X : boolen = false, Scope(any);", "P130 at `boolen`: did you mean `boolean`?"),
    ("Qualifier X : bool = false, Scope(any);", "P130 at `bool`: did you mean `boolean`?"),
    ("clas A_A { uint32 X; };", "P100 at `clas`: did you mean `class`?"),
    ("instace of A_A { X = 1; };", "P100 at `instace`: did you mean `instance`?"),
    ("instance fo A_A { X = 1; };", "P100 at `fo`: write `of` between `instance` and the class"),
    (r#"#pargma namespace("root")"#, "P152 at `pargma`: did you mean `#pragma`?"),
    (r#"#pragma namespace "root""#, r#"P152 at `"root"`: write `("root")`"#),
    (r#"pragma namespace("root")"#, "P100 at `pragma`: did you mean `#pragma`?"),
    (r#"#pragma namespace("root");"#, "P104 at `;`: remove it"),
    (r#"#pragma namespace(root")"#, r#"P002 at `"`: write `"` where the string begins, or remove this one"#),
    ("interface A_A { uint32 X; };", "P100 at `interface`: did you mean `class`?"),
    ("struct A_A { uint32 X; };", "P100 at `struct`: did you mean `class`?"),
    ("abstract class A_A { uint32 X; };", "P100 at `abstract`: write it as a qualifier before the declaration: `[Abstract]`"),
    ("public class A_A { uint32 X; };", "P100 at `public`: remove it"),
    ("[Abstract]; class A_A { uint32 X; };", "P100 at `;`: remove it"),
    ("instance of A_A { X = 1; };;", "P104 at `;`: remove it"),
    ("instance of A_A X = 1; };", "P100 after `A_A`: write `{` here"),
    ("instanceof A_A { X = 1; };", "P100 at `instanceof`: write `instance of`"),
    ("class A-A { uint32 X; };", "P001 at `-`: a name has letters, digits and `_`, and the sign of a number stands right before its digits"),
    ("class A_A : { uint32 X; };", "P106 at `:`: write the superclass's name after `:`, or remove the `:`"),
    ("class A_A { uint32 X; } };", "P100 at `}`: remove it"),
    ("[Abstract", "P129 at `class`: close it with `]`"),
    ("[Abstract class A_A { };", "P129 at `class`: close it with `]`"),
    ("Qualifier X : boolean = false, Scope any;", "P100 at `any`: write its words in parentheses: `Scope(…)`"),
    ("Qualifier X : boolean = false, Scope(any;", "P129 at `;`: close it with `)`"),
    ("Qualifier X : boolean = false, Scope(class property);", "P117 after `Scope(class`: write `,` here"),
    ("Qualifier X : boolean = false, Scope{class};", "P100 at `{`: write its words in parentheses: `Scope(…)`"),
    ("Qualifier X : boolean = false, Scop(any);", "P100 at `Scop`: did you mean `Scope`?"),
    ("Qualifier X : boolean = false, Scope(any), Flavor(Tosubclas);", "P121 at `Tosubclas`: did you mean `ToSubclass`?"),
    ("Qualifier X : boolean = false, Scope(any), Flavor(ToSubclass EnableOverride);", "P117 after `Flavor(ToSubclass`: write `,` here"),
    ("Qualifer X : boolean = false, Scope(any);", "P100 at `Qualifer`: did you mean `qualifier`?"),
    ("Qualifier X : boolean = false; Scope(any);", "P104 at `;`: remove it"),
];

/// Texts that end too early.
#[rustfmt::skip]
const AT_THE_END: &[Row] = &[
    ("class A_A { uint32 X;", "P129 after `X;`: close the class with `};`"),
    ("class A_A { uint32 X", "P129 after `X`: close the class with `};`"),
    ("instance of A_A { X = 1;", "P129 after `1;`: close the instance with `};`"),
    ("instance of A_A { X = 1; }", "P105 after `}`: write `};`"),
    ("instance of A_A { X = {1, 2", "P129 after `2`: close it with `}`"),
    (r#"class A_A { uint32 X; string Y = "abc"#, r#"P002 at `"abc`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
    (r#"class A_A { [Description("abc"#, r#"P002 at `"abc`: close the string with `"` on the line where it begins; adjacent strings are joined"#),
];

fn read(text: &str) -> (String, MofSpecification) {
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", text);
    let parsed = parse(sources.file(file), Dialect::Standard);
    let shown: Vec<_> = parsed.diagnostics.iter().map(|diagnostic| shown(text, diagnostic)).collect();
    (shown.join("\n"), parsed.specification)
}

fn shown(text: &str, diagnostic: &Diagnostic) -> String {
    let span = diagnostic.primary.span.range();
    let before = text[..span.start].split_whitespace().last().unwrap_or_default();
    let place = if span.is_empty() { format!("after `{before}`") } else { format!("at `{}`", &text[span]) };
    let help = diagnostic.help.as_deref().unwrap_or_default();
    format!("{} {place}: {help}", diagnostic.code.id().trim_start_matches("MOF-"))
}

#[test]
fn a_mistake_in_a_class_is_one_diagnostic_and_its_neighbours_are_read() {
    for (written, expected) in IN_A_CLASS {
        let text =
            format!("class A_A\n{{\n    uint8 Before;\n    {written}\n    uint8 After;\n}};\nclass A_B {{ }};\n");
        let (reported, specification) = read(&text);
        assert_eq!(reported, *expected, "{text}");
        let names: Vec<_> =
            specification.classes().flat_map(ClassDeclaration::properties).map(|p| &p.name.text).collect();
        assert!(names.first().is_some_and(|name| *name == "Before"), "{text}{names:?}");
        assert!(names.last().is_some_and(|name| *name == "After"), "{text}{names:?}");
        assert_eq!(specification.classes().count(), 2, "{text}");
    }
}

#[test]
fn a_mistake_in_an_instance_is_one_diagnostic_and_its_neighbours_are_read() {
    for (written, expected) in IN_AN_INSTANCE {
        let text =
            format!("instance of A_A\n{{\n    Before = 1;\n    {written}\n    After = 1;\n}};\nclass A_B {{ }};\n");
        let (reported, specification) = read(&text);
        assert_eq!(reported, *expected, "{text}");
        let [MofProduction::Instance(instance), MofProduction::Class(_)] = specification.productions.as_slice() else {
            panic!("an instance and a class were written: {text}");
        };
        let names: Vec<_> = instance.properties.iter().map(|property| &property.name.text).collect();
        assert!(names.first().is_some_and(|name| *name == "Before"), "{text}{names:?}");
        assert!(names.last().is_some_and(|name| *name == "After"), "{text}{names:?}");
    }
}

#[test]
fn a_mistake_at_the_top_is_one_diagnostic_and_the_next_declaration_is_read() {
    for (written, expected) in AT_THE_TOP {
        let (reported, specification) = read(&format!("class A_Z {{ }};\n{written}\nclass A_B {{ }};\n"));
        assert_eq!(reported, *expected, "{written}");
        assert!(specification.classes().any(|class| class.name.text == "A_B"), "{written}");
    }
}

#[test]
fn a_text_that_ends_too_early_is_one_diagnostic() {
    for (written, expected) in AT_THE_END {
        assert_eq!(read(written).0, *expected, "{written}");
    }
}

#[test]
fn a_token_of_any_length_is_cut_in_a_message() {
    let long = "N".repeat(10_000);
    let strays = "@".repeat(10_000);
    for written in [format!("class A_A {{ uint8 B {long}; }};"), strays, format!("class A_A {{ uint8 B = 1{long}; }};")]
    {
        let mut sources = SourceMap::default();
        let file = sources.add("test.mof", written);
        let diagnostics = parse(sources.file(file), Dialect::Standard).diagnostics;
        let longest = |d: &Diagnostic| d.message.len().max(d.help.as_ref().map_or(0, String::len));
        assert!(diagnostics.iter().all(|diagnostic| longest(diagnostic) < 400), "{diagnostics:?}");
        assert_eq!(diagnostics.len(), 1);
    }
}
