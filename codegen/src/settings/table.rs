//! The table of all settings.

use std::path::Path;

use mof_parser::Dialect;

use super::written::{first_equals, last_equals};
use super::{Refused, Resolved, Text, project, rust};
use crate::World;
use crate::rust::{
    Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability, Runtime, ValueTypes,
};

/// Something that a user can choose.
///
/// It has the same name everywhere: as key of `mofc.toml`, as option of the command line, and with `_` for `-` as method of
/// [`Builder`](crate::Builder).
#[derive(Debug)]
pub struct Setting {
    /// The name.
    pub name: &'static str,
    /// Where in `mofc.toml` it stands.
    pub section: Section,
    /// What it is about, in one line.
    pub help: &'static str,
    /// A line of `mofc.toml` that shows it.
    pub example: &'static str,
    /// What is written for it, and what becomes of that.
    pub form: Form,
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Setting {}

/// A part of `mofc.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The top: what is read, and how.
    Top,
    /// `[rust]`: what is written.
    Rust,
}

/// What is written for a setting. The functions say where it goes, or what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// One word out of a list; the first is the default.
    Word {
        /// The words.
        words: &'static [Word],
    },
    /// A text.
    Text {
        /// What the text is, for help: `DIR`.
        value: &'static str,
        /// Takes it; the folder is where relative paths start.
        set: fn(&mut Resolved, &Text, &Path) -> Result<(), Refused>,
    },
    /// Any number of texts.
    List {
        /// What each text is, for help: `PATTERN`.
        value: &'static str,
        /// Takes one; the folder is where relative paths start.
        add: fn(&mut Resolved, &Text, &Path) -> Result<(), Refused>,
    },
    /// Any number of texts, each under a key.
    Map {
        /// What a key is, for help: `CLASS`.
        key: &'static str,
        /// What a text is, for help: `NAME`.
        value: &'static str,
        /// Whether several texts stand under a key, with commas between them on a command line.
        several: bool,
        /// Takes the two of `KEY=TEXT` apart.
        split: fn(&str) -> Option<(&str, &str)>,
        /// Takes a key and a text.
        add: fn(&mut Resolved, &Text, &Text) -> Result<(), Refused>,
    },
}

/// A word that can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The word.
    pub name: &'static str,
    /// What it means.
    pub help: &'static str,
    /// What it does.
    pub(super) set: fn(&mut Resolved),
}

/// The setting of a name.
pub fn setting(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// All settings, in the order in which they are shown and take effect.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "input",
        section: Section::Top,
        help: "Files and folders with MOF text, SDK pages and their corrections",
        example: r#"input = ["schemas"]"#,
        form: Form::List { value: "PATH", add: project::input },
    },
    Setting {
        name: "include",
        section: Section::Top,
        help: "Folders to look in for files to include, and for classes and qualifiers that no input declares",
        example: r#"include = ["cim"]"#,
        form: Form::List { value: "FOLDER", add: project::include },
    },
    Setting {
        name: "dialect",
        section: Section::Top,
        help: "The dialect of all MOF text",
        example: r#"dialect = "wmi""#,
        form: Form::Word { words: DIALECTS },
    },
    Setting {
        name: "locale",
        section: Section::Top,
        help: "The locale of localized qualifiers, where the inputs have several",
        example: r#"locale = "ms_407""#,
        form: Form::Text { value: "MS_XXX", set: project::locale },
    },
    Setting {
        name: "world",
        section: Section::Top,
        help: "Whether a class may build on classes that no input declares",
        example: r#"world = "open""#,
        form: Form::Word { words: WORLDS },
    },
    Setting {
        name: "level",
        section: Section::Top,
        help: "Codes, and `off`, `note`, `warning` or `error`, as which to report them, whatever the dialect",
        example: r#"level = { MOF-S131 = "warning" }"#,
        form: Form::Map { key: "CODE", value: "LEVEL", several: false, split: first_equals, add: project::level },
    },
    Setting {
        name: "max-file-size",
        section: Section::Top,
        help: "Refuse larger files; a number of bytes, or with K, M or G",
        example: r#"max-file-size = "16M""#,
        form: Form::Text { value: "SIZE", set: project::max_file_size },
    },
    Setting {
        name: "output",
        section: Section::Rust,
        help: "The folder to write to; it is made if it does not exist",
        example: r#"output = "src/schema""#,
        form: Form::Text { value: "DIR", set: project::output },
    },
    Setting {
        name: "layout",
        section: Section::Rust,
        help: "How the code is spread over files",
        example: r#"layout = "modules""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "single-file",
                    help: "One file",
                    set: |resolved| resolved.options.layout = Layout::default(),
                },
                Word {
                    name: "modules",
                    help: "A module tree: `mod.rs` and a file for each class",
                    set: |resolved| resolved.options.layout = Layout::Modules,
                },
            ],
        },
    },
    Setting {
        name: "file",
        section: Section::Rust,
        help: "The name of the single file; `mof.rs` unless this says otherwise",
        example: r#"file = "inventory.rs""#,
        form: Form::Text { value: "NAME", set: rust::file },
    },
    Setting {
        name: "class",
        section: Section::Rust,
        help: "Generate these classes, and what their fields and methods need; all without this",
        example: r#"class = ["SMS_Client*", "SMS_Collection"]"#,
        form: Form::List { value: "PATTERN", add: rust::class },
    },
    Setting {
        name: "exclude",
        section: Section::Rust,
        help: "Leave out classes, and properties and methods that are no keys, whoever needs them",
        example: r#"exclude = ["SMS_*_Old", "SMS_Collection.Refresh*"]"#,
        form: Form::List { value: "PATTERN", add: rust::exclude },
    },
    Setting {
        name: "property",
        section: Section::Rust,
        help: "The only properties, besides keys, that a class shall have",
        example: r#"property = { SMS_R_System = ["Name", "Agent*"] }"#,
        form: Form::Map { key: "CLASS", value: "PATTERN", several: true, split: first_equals, add: rust::property },
    },
    Setting {
        name: "lazy",
        section: Section::Rust,
        help: "Whether lazy properties have fields",
        example: r#"lazy = "omit""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "include",
                    help: "They have",
                    set: |resolved| resolved.options.lazy = LazyProperties::Include,
                },
                Word {
                    name: "omit",
                    help: "They have not, unless they are keys",
                    set: |resolved| resolved.options.lazy = LazyProperties::Omit,
                },
            ],
        },
    },
    Setting {
        name: "methods",
        section: Section::Rust,
        help: "Whether methods have code",
        example: r#"methods = "omit""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "include",
                    help: "They have",
                    set: |resolved| resolved.options.methods = Methods::Include,
                },
                Word { name: "omit", help: "They have not", set: |resolved| resolved.options.methods = Methods::Omit },
            ],
        },
    },
    Setting {
        name: "instances",
        section: Section::Rust,
        help: "What becomes of the instances that the schema declares",
        example: r#"instances = "constants""#,
        form: Form::Word {
            words: &[
                Word { name: "omit", help: "Nothing", set: |resolved| resolved.options.instances = Instances::Omit },
                Word {
                    name: "constants",
                    help: "A static in the module of its class, for each",
                    set: |resolved| resolved.options.instances = Instances::Constants,
                },
                Word {
                    name: "json",
                    help: "A JSON file for each class that has some",
                    set: |resolved| resolved.options.instances = Instances::Json,
                },
            ],
        },
    },
    Setting {
        name: "embedded",
        section: Section::Rust,
        help: "Which embedded objects stand as an enum, which keeps those of unknown subclasses",
        example: r#"embedded = "open""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "known",
                    help: "Those of classes that have subclasses in the schema",
                    set: |resolved| resolved.options.embedded = EmbeddedClasses::Known,
                },
                Word {
                    name: "open",
                    help: "All: a server may have further subclasses of any class",
                    set: |resolved| resolved.options.embedded = EmbeddedClasses::Open,
                },
            ],
        },
    },
    Setting {
        name: "rename",
        section: Section::Rust,
        help: "Names in Rust for classes, properties, values and methods",
        example: r#"rename = { SMS_R_System = "ComputerSystem", "SMS_R_System.Name" = "host_name", "SMS_Job.State:3" = "DONE" }"#,
        form: Form::Map { key: "ITEM", value: "NAME", several: false, split: last_equals, add: rust::rename },
    },
    Setting {
        name: "derive",
        section: Section::Rust,
        help: "Traits that the structs of classes and the types of properties' values derive as well",
        example: r#"derive = { "SMS_Client*" = ["Eq", "Hash"] }"#,
        form: Form::Map { key: "ITEM", value: "TRAIT", several: true, split: first_equals, add: rust::derive },
    },
    Setting {
        name: "attribute",
        section: Section::Rust,
        help: "Attributes of the structs of classes and of the fields of properties",
        example: r##"attribute = { "SMS_Job.State" = "#[doc(alias = \"phase\")]" }"##,
        form: Form::Map { key: "ITEM", value: "ATTRIBUTE", several: false, split: first_equals, add: rust::attribute },
    },
    Setting {
        name: "value-attribute",
        section: Section::Rust,
        help: "Attributes of the types of properties' values",
        example: r##"value-attribute = { "*.State" = "#[must_use]" }"##,
        form: Form::Map {
            key: "PROPERTY",
            value: "ATTRIBUTE",
            several: false,
            split: first_equals,
            add: rust::value_attribute,
        },
    },
    Setting {
        name: "extern-type",
        section: Section::Rust,
        help: "Types of your own that stand for classes and for the values of properties",
        example: r#"extern-type = { "SMS_Job.JobID" = "crate::JobId" }"#,
        form: Form::Map { key: "ITEM", value: "TYPE", several: false, split: first_equals, add: rust::extern_type },
    },
    Setting {
        name: "nullability",
        section: Section::Rust,
        help: "Which fields are no `Option`",
        example: r#"nullability = "all""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "keys",
                    help: "Those of keys: servers break what schemas promise",
                    set: |resolved| resolved.options.nullability = Nullability::Keys,
                },
                Word {
                    name: "all",
                    help: "None: a query for some properties leaves out others, keys too",
                    set: |resolved| resolved.options.nullability = Nullability::All,
                },
                Word {
                    name: "promised",
                    help: "Those of keys and of what is marked as `Required` or `Not_Null`",
                    set: |resolved| resolved.options.nullability = Nullability::Promised,
                },
            ],
        },
    },
    Setting {
        name: "values",
        section: Section::Rust,
        help: "What the types of values with names are",
        example: r#"values = "raw""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "open",
                    help: "Newtypes that take every value, with constants for those with names",
                    set: |resolved| resolved.options.values = ValueTypes::Open,
                },
                Word {
                    name: "enums",
                    help: "Enums with a variant for all values without a name",
                    set: |resolved| resolved.options.values = ValueTypes::Enums,
                },
                Word {
                    name: "closed",
                    help: "Enums without such a variant: reading another value is an error",
                    set: |resolved| resolved.options.values = ValueTypes::Closed,
                },
                Word {
                    name: "raw",
                    help: "There are none: fields hold integers and strings",
                    set: |resolved| resolved.options.values = ValueTypes::Raw,
                },
            ],
        },
    },
    Setting {
        name: "datetime",
        section: Section::Rust,
        help: "The type of datetimes: `cim`, or the path of one that implements `mof_runtime::Scalar`",
        example: r#"datetime = "crate::Time""#,
        form: Form::Text { value: "TYPE", set: rust::datetime },
    },
    Setting {
        name: "documentation",
        section: Section::Rust,
        help: "Whether the schema's descriptions become documentation",
        example: r#"documentation = "none""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "full",
                    help: "They do, with the facts of the schema",
                    set: |resolved| resolved.options.documentation = Documentation::Full,
                },
                Word {
                    name: "none",
                    help: "There is none",
                    set: |resolved| resolved.options.documentation = Documentation::None,
                },
            ],
        },
    },
    Setting {
        name: "runtime",
        section: Section::Rust,
        help: "Where the code finds what it names",
        example: r#"runtime = "module""#,
        form: Form::Word {
            words: &[
                Word {
                    name: "crate",
                    help: "In the crate `mof-runtime`",
                    set: |resolved| resolved.options.runtime = Runtime::Crate,
                },
                Word {
                    name: "module",
                    help: "In a module that is generated with it",
                    set: |resolved| resolved.options.runtime = Runtime::Module,
                },
                Word {
                    name: "module-with-serde",
                    help: "In such a module, which reads and writes with serde",
                    set: |resolved| resolved.options.runtime = Runtime::ModuleWithSerde,
                },
            ],
        },
    },
];

const DIALECTS: &[Word] = &[
    Word {
        name: "auto",
        help: "What each file states in `// mofc: dialect = …` or shows by its name and words",
        set: |resolved| resolved.project.dialect = None,
    },
    Word {
        name: "standard",
        help: "MOF 2 of DSP0004",
        set: |resolved| resolved.project.dialect = Some(Dialect::Standard),
    },
    Word {
        name: "wmi",
        help: "What `mofcomp` reads: WMI providers, drivers, inventory",
        set: |resolved| resolved.project.dialect = Some(Dialect::Wmi),
    },
    Word {
        name: "dsc",
        help: "PowerShell Desired State Configuration",
        set: |resolved| resolved.project.dialect = Some(Dialect::Dsc),
    },
    Word {
        name: "sdk-page",
        help: "The simplified MOF of Configuration Manager SDK pages",
        set: |resolved| resolved.project.dialect = Some(Dialect::SdkPage),
    },
    Word { name: "mof3", help: "MOF 3 of DSP0221", set: |resolved| resolved.project.dialect = Some(Dialect::Mof3) },
];

const WORLDS: &[Word] = &[
    Word {
        name: "by-dialect",
        help: "It may in SDK pages and in the dialects `wmi` and `dsc`",
        set: |resolved| resolved.project.world = World::ByDialect,
    },
    Word {
        name: "open",
        help: "It may: an unknown superclass is a note",
        set: |resolved| resolved.project.world = World::Open,
    },
    Word {
        name: "closed",
        help: "It may not: an unknown superclass is an error",
        set: |resolved| resolved.project.world = World::Closed,
    },
];
