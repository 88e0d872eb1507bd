//! What is read, and how: the top of `mofc.toml`.

use mof_model::World;
use mof_parser::Dialect;

use super::{Equals, Form, Section, Setting, Take, Texts};
use crate::Warnings;
use crate::settings::project;

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        help: "Files and folders with MOF text (.mof, .mfl) or SDK pages (.md) and their corrections (.overlay.toml)",
        example: r#"input = ["schemas"]"#,
        ..top("input", Form::List("PATH"), project::input)
    },
    Setting {
        help: "Look here for files to include, and for classes and qualifiers that no input declares",
        example: r#"include = ["cim"]"#,
        ..top("include", Form::List("FOLDER"), project::include)
    },
    Setting {
        help: "The dialect of all MOF text",
        example: r#"dialect = "wmi""#,
        ..top("dialect", Form::choice::<Option<Dialect>>(), |resolved, said| {
            said.word().map(|word| resolved.project.dialect = word)
        })
    },
    Setting {
        help: "The locale of localized qualifiers, where the inputs have several; American English without this",
        example: r#"locale = "ms_407""#,
        ..top("locale", Form::Text("MS_XXX"), project::locale)
    },
    Setting {
        help: "Whether a class may build on classes that no input declares",
        example: r#"world = "open""#,
        ..top("world", Form::choice::<World>(), |resolved, said| said.word().map(|word| resolved.project.world = word))
    },
    Setting {
        help: "Report a code as `off`, `note`, `warning` or `error`; what is an error in every dialect stays one",
        example: r#"level = { MOF-S131 = "warning" }"#,
        ..top(
            "level",
            Form::Map { key: "CODE", value: "LEVEL", texts: Texts::One, equals: Equals::First },
            project::level,
        )
    },
    Setting {
        help: "What becomes of warnings",
        example: r#"warnings = "deny""#,
        ..top("warnings", Form::choice::<Warnings>(), |resolved, said| {
            said.word().map(|word| resolved.project.warnings = word)
        })
    },
    Setting {
        help: "Refuse larger files; a number of bytes, or with K, M or G; 64M without this",
        example: r#"max-file-size = "16M""#,
        ..top("max-file-size", Form::Number("SIZE"), project::max_file_size)
    },
];

/// A setting whose help and example stand where it is used.
const fn top(name: &'static str, form: Form, take: Take) -> Setting {
    Setting { name, section: Section::Top, help: "", example: "", form, take }
}
