//! A mistake stays where it is: planted into the middle of a large schema without any, it is reported as before, nothing else is, and
//! all other classes are read as if it were not there.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::fmt::Write;
use std::ops::Range;

use mof_model::{Compilation, Compiler};
use mof_tests::{compile, report, repository};

/// How many classes stand before the mistake, and as many after it.
const CLASSES: usize = 150;

/// Mistakes that by their nature take what follows with them.
const SWALLOW_THE_REST: &[&str] = &["unterminated_comment.mof"];

/// Cases about a whole file.
const WHOLE_FILES: &[&str] = &["empty_file.mof", "misspelt_dialect.mof"];

#[test]
fn a_mistake_in_a_large_schema_is_reported_as_if_alone() {
    let (before, after) = (good_classes(0..CLASSES), good_classes(CLASSES..2 * CLASSES));
    let cases = mistakes();
    assert!(cases.len() >= 50, "only {} cases", cases.len());
    for (name, text) in cases {
        let alone = compile(&name, &text);
        let planted = compile_like(&alone, &name, &format!("{before}{text}\n{after}"));
        assert_eq!(found(&planted, before.len()), found(&alone, 0), "{name}\n{}", report(&planted));
        for index in 0..2 * CLASSES {
            let class = planted.schema.class(&format!("GOOD_Class{index}"));
            let properties = class.map(|class| class.properties.len());
            assert_eq!(properties, Some(if index % 3 == 0 { 2 } else { 4 }), "{name}: class {index}");
        }
    }
}

/// Compiles a text in the dialect of another one, which may be stated where this one has something else.
fn compile_like(other: &Compilation, name: &str, text: &str) -> Compilation {
    let mut compiler = Compiler::new();
    compiler.text(name, text);
    for file in &other.files {
        compiler.dialect(file.specification.dialect);
    }
    compiler.compile()
}

/// Code, message and first byte of each diagnostic; bytes count from `origin`.
fn found(compilation: &Compilation, origin: usize) -> Vec<(&'static str, String, i64)> {
    let place = |start: u32| i64::from(start) - i64::try_from(origin).expect("a short text");
    let diagnostics = compilation.diagnostics.iter();
    diagnostics.map(|found| (found.code.id(), found.message.clone(), place(found.primary.span.start))).collect()
}

/// Classes of every common form that no dialect minds.
fn good_classes(range: Range<usize>) -> String {
    let mut text = String::new();
    for index in range {
        let _ = if index % 3 == 0 { base(&mut text, index) } else { derived(&mut text, index) };
    }
    text
}

fn base(text: &mut String, index: usize) -> std::fmt::Result {
    write!(
        text,
        r#"// The base of two others.
[Description("The base of two others."), Version("1.0.{index}")]
class GOOD_Class{index}
{{
   [Key, MaxLen(64), Description("Its \"name\"; " "there is one {{ and no more.")] string Name;
   [ValueMap{{"0", "1", "2..7", ".."}}, Values{{"Unknown", "Good", "Bad", "Reserved"}}] uint16 State = 1;
   uint32 Reset([In] boolean Hard, [In(false), Out] string Messages[]);
}};
"#
    )
}

fn derived(text: &mut String, index: usize) -> std::fmt::Result {
    write!(
        text,
        r"class GOOD_Class{index} : GOOD_Class{}
{{
   real64 Load{index} = 0.5;
   datetime Since{index}; /* when }} it began */
}};
",
        index - index % 3
    )
}

/// The cases that compile one file of MOF text.
fn mistakes() -> Vec<(String, String)> {
    let folder = repository("tests/cases/err");
    let entries = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("the cases can be read").path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "mof")).collect();
    files.sort();
    let cases = files.into_iter().map(|path| {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a case is a UTF-8 file"))
    });
    let left_out = |name: &str| SWALLOW_THE_REST.contains(&name) || WHOLE_FILES.contains(&name);
    cases.filter(|(name, _)| !left_out(name)).collect()
}
