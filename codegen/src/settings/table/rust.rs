//! What Rust is generated, and where it goes: the table `[rust]` of `mofc.toml`.

use super::{Equals, Form, Section, Setting, Take, Texts};
use crate::Stale;
use crate::rust::{
    Arrays, Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability, Runtime,
    ValueTypes,
};
use crate::settings::{project, rust};

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        help: "The folder to write to; it is made if it does not exist",
        example: r#"output = "src/schema""#,
        ..rust("output", Form::Text("DIR"), project::output)
    },
    Setting {
        help: "What becomes of files of an earlier run that are no longer generated",
        example: r#"stale = "delete""#,
        ..rust("stale", Form::choice::<Stale>(), |resolved, said| said.word().map(|word| resolved.project.stale = word))
    },
    Setting {
        help: "How the code is spread over files",
        example: r#"layout = "modules""#,
        ..rust("layout", Form::choice::<Layout>(), |resolved, said| {
            said.word().map(|word| resolved.options.layout = word)
        })
    },
    Setting {
        help: "The name of the single file; `mof.rs` without this",
        example: r#"file = "inventory.rs""#,
        ..rust("file", Form::Text("NAME"), rust::file)
    },
    Setting {
        help: "Generate these classes, and what their fields and methods need; all without this",
        example: r#"class = ["SMS_Client*", "SMS_Collection"]"#,
        ..rust("class", Form::List("PATTERN"), rust::class)
    },
    Setting {
        help: "Leave out classes, and properties and methods that are no keys, whoever needs them",
        example: r#"exclude = ["SMS_*_Old", "SMS_Collection.Refresh*"]"#,
        ..rust("exclude", Form::List("PATTERN"), rust::exclude)
    },
    Setting {
        help: "The only properties, besides keys, that a class shall have",
        example: r#"property = { SMS_R_System = ["Name", "Agent*"] }"#,
        ..rust("property", map("CLASS", "PATTERN", Texts::Several), rust::property)
    },
    Setting {
        help: "Whether lazy properties have fields",
        example: r#"lazy = "omit""#,
        ..rust("lazy", Form::choice::<LazyProperties>(), |resolved, said| {
            said.word().map(|word| resolved.options.lazy = word)
        })
    },
    Setting {
        help: "Whether methods have code",
        example: r#"methods = "omit""#,
        ..rust("methods", Form::choice::<Methods>(), |resolved, said| {
            said.word().map(|word| resolved.options.methods = word)
        })
    },
    Setting {
        help: "What becomes of the instances that the schema declares",
        example: r#"instances = "constants""#,
        ..rust("instances", Form::choice::<Instances>(), |resolved, said| {
            said.word().map(|word| resolved.options.instances = word)
        })
    },
    Setting {
        help: "Which embedded objects stand as an enum, which keeps those of unknown subclasses",
        example: r#"embedded = "open""#,
        ..rust("embedded", Form::choice::<EmbeddedClasses>(), |resolved, said| {
            said.word().map(|word| resolved.options.embedded = word)
        })
    },
    Setting {
        help: "Names in Rust for classes, properties, values and methods",
        example: r#"rename = { SMS_R_System = "ComputerSystem", "SMS_R_System.Name" = "host_name", "SMS_Job.State:3" = "DONE" }"#,
        // A value of a property may have an equals sign, a name in Rust has none.
        ..rust(
            "rename",
            Form::Map { key: "ITEM", value: "NAME", texts: Texts::One, equals: Equals::Last },
            rust::rename,
        )
    },
    Setting {
        help: "Traits that the structs of classes and the types of properties' values derive as well",
        example: r#"derive = { "SMS_Client*" = ["Eq", "Hash"] }"#,
        ..rust("derive", map("ITEM", "TRAIT", Texts::Several), rust::derive)
    },
    Setting {
        help: "Attributes of the structs of classes and of the fields of properties",
        example: r##"attribute = { "SMS_Job.State" = "#[doc(alias = \"phase\")]" }"##,
        ..rust("attribute", map("ITEM", "ATTRIBUTE", Texts::SeveralWithCommas), rust::attribute)
    },
    Setting {
        help: "Attributes of the types of properties' values",
        example: r##"value-attribute = { "*.State" = "#[must_use]" }"##,
        ..rust("value-attribute", map("PROPERTY", "ATTRIBUTE", Texts::SeveralWithCommas), rust::value_attribute)
    },
    Setting {
        help: "Types of your own that stand for classes and for the values of properties",
        example: r#"extern-type = { "SMS_Job.JobID" = "crate::JobId" }"#,
        ..rust("extern-type", map("ITEM", "TYPE", Texts::One), rust::extern_type)
    },
    Setting {
        help: "Which fields are no `Option`",
        example: r#"nullability = "all""#,
        ..rust("nullability", Form::choice::<Nullability>(), |resolved, said| {
            said.word().map(|word| resolved.options.nullability = word)
        })
    },
    Setting {
        help: "What the fields of arrays are, and whether they tell null from empty",
        example: r#"arrays = "optional""#,
        ..rust("arrays", Form::choice::<Arrays>(), |resolved, said| {
            said.word().map(|word| resolved.options.arrays = word)
        })
    },
    Setting {
        help: "What the types of values with names are",
        example: r#"values = "raw""#,
        ..rust("values", Form::choice::<ValueTypes>(), |resolved, said| {
            said.word().map(|word| resolved.options.values = word)
        })
    },
    Setting {
        help: "The type of datetimes: `cim`, or the path of one that implements `mof_runtime::Scalar`",
        example: r#"datetime = "crate::Time""#,
        ..rust("datetime", Form::Text("TYPE"), rust::datetime)
    },
    Setting {
        help: "Whether the schema's descriptions become documentation",
        example: r#"documentation = "none""#,
        ..rust("documentation", Form::choice::<Documentation>(), |resolved, said| {
            said.word().map(|word| resolved.options.documentation = word)
        })
    },
    Setting {
        help: "Where the code finds what it names",
        example: r#"runtime = "module""#,
        ..rust("runtime", Form::choice::<Runtime>(), rust::runtime)
    },
];

/// A setting whose help and example stand where it is used.
const fn rust(name: &'static str, form: Form, take: Take) -> Setting {
    Setting { name, section: Section::Rust, help: "", example: "", form, take }
}

const fn map(key: &'static str, value: &'static str, texts: Texts) -> Form {
    Form::Map { key, value, texts, equals: Equals::First }
}
