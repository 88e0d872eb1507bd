//! The settings of generated Rust, each a method under its own name.

use super::Builder;
use crate::rust::{
    DateTimeType, Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability, Runtime,
    ValueTypes,
};

impl Builder {
    /// Spreads the code over files; one file `mof.rs` without this.
    ///
    /// ```
    /// use mof_codegen::{Builder, Layout};
    ///
    /// let mut builder = Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").layout(Layout::Modules);
    /// let generated = builder.generate()?;
    /// let paths: Vec<&str> = generated.output.files().map(|(path, _)| path).collect();
    /// assert_eq!(paths, ["acme_person.rs", "mod.rs"]);
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn layout(&mut self, layout: Layout) -> &mut Self {
        match layout {
            Layout::Modules => self.set("layout", "modules"),
            Layout::SingleFile(name) => self.set("layout", "single-file").set("file", &name),
        }
    }

    /// Names the single file; `mof.rs` without this.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").file("inventory.rs");
    /// assert!(builder.generate()?.output.get("inventory.rs").is_some());
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn file(&mut self, name: &str) -> &mut Self {
        self.set("file", name)
    }

    /// Generates the classes that match a pattern, and what their fields and methods need; all classes if this is never called.
    ///
    /// In a pattern, `*` stands for any letters and `?` for one; case does not matter. A class needs the classes that its properties and
    /// the parameters of its methods embed, with their subclasses, and an association those of its ends. Else it needs neither its superclass
    /// nor the classes that it refers to.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; }; class ACME_Fan { uint8 Speed; };").class("ACME_P*");
    /// let code = builder.generate()?.output.get("mof.rs").expect("the default name").to_owned();
    /// assert!(code.contains("struct AcmePerson") && !code.contains("struct AcmeFan"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn class(&mut self, pattern: &str) -> &mut Self {
        self.set("class", pattern)
    }

    /// Leaves out the classes that match a pattern, or with `CLASS.PROPERTY` properties and methods, whoever needs them. Keys stay.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; uint8 Age; };").exclude("*.Age");
    /// assert!(!builder.generate()?.output.get("mof.rs").expect("the default name").contains("pub age"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn exclude(&mut self, pattern: &str) -> &mut Self {
        self.set("exclude", pattern)
    }

    /// Gives a class no properties but these and its keys. What is not asked for costs the provider no time.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { [Key] string Name; uint8 Age; string Street; };");
    /// let generated = builder.property("ACME_Person", ["Age"]).generate()?;
    /// let code = generated.output.get("mof.rs").expect("the default name");
    /// assert!(code.contains("pub name") && code.contains("pub age") && !code.contains("pub street"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn property<'a>(&mut self, class: &str, patterns: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.settings.set("property", Some(class.to_owned()), patterns.into_iter().map(str::to_owned));
        self
    }

    /// Gives lazy properties fields, or not.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { [Key] uint32 Id; [Lazy] string Log; };").dialect(mof_codegen::Dialect::Wmi);
    /// let generated = builder.lazy(mof_codegen::rust::LazyProperties::Omit).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("pub log"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn lazy(&mut self, lazy: LazyProperties) -> &mut Self {
        self.set("lazy", if lazy == LazyProperties::Omit { "omit" } else { "include" })
    }

    /// Gives methods code, or not.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Fan { [Key] uint32 Id; uint32 Stop(); };");
    /// let generated = builder.methods(mof_codegen::rust::Methods::Omit).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("Stop"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn methods(&mut self, methods: Methods) -> &mut Self {
        self.set("methods", if methods == Methods::Omit { "omit" } else { "include" })
    }

    /// Says what becomes of the instances that the schema declares: nothing by default, statics, or JSON files beside the code.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Fan { [Key] uint32 Id; }; instance of ACME_Fan as $Main { Id = 1; };");
    /// let generated = builder.instances(mof_codegen::rust::Instances::Constants).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("pub static MAIN:"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn instances(&mut self, instances: Instances) -> &mut Self {
        let word = match instances {
            Instances::Omit => "omit",
            Instances::Constants => "constants",
            Instances::Json => "json",
        };
        self.set("instances", word)
    }

    /// Says which embedded objects stand as an enum `Any…`: those of classes that have subclasses in the schema, by default, or all, so that
    /// an object of a subclass that only the server has keeps its members.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Slot { uint8 Number; }; class ACME_Rack { ACME_Slot Slots[]; };");
    /// let generated = builder.dialect(mof_codegen::Dialect::Wmi).embedded(mof_codegen::rust::EmbeddedClasses::Open).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("Vec<super::acme_slot::AnyAcmeSlot>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn embedded(&mut self, embedded: EmbeddedClasses) -> &mut Self {
        self.set("embedded", if embedded == EmbeddedClasses::Open { "open" } else { "known" })
    }

    /// Names a class (`CLASS`), a property (`CLASS.PROPERTY`) or a value of one (`CLASS.PROPERTY:VALUE`) in Rust. Its name on the wire stays.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", r#"class ACME_Job { [ValueMap{"0"}, Values{"OK"}] uint8 State; };"#);
    /// builder.rename("ACME_Job", "Job").rename("ACME_Job.State", "progress").rename("ACME_Job.State:0", "DONE");
    /// let generated = builder.generate()?;
    /// let code = generated.output.get("mof.rs").expect("the default name");
    /// assert!(code.contains("pub struct Job {") && code.contains("pub progress:") && code.contains("const DONE:"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn rename(&mut self, item: &str, name: &str) -> &mut Self {
        self.set_under("rename", item, name)
    }

    /// Derives traits for the structs of classes (`CLASS`), or for the types of the values of properties (`CLASS.PROPERTY`).
    ///
    /// `Clone`, `Debug`, `Default` and `PartialEq` are there already, and value types are `Eq`, `Ord` and `Hash` as well.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").derive("ACME_*", ["Eq", "Hash"]);
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("PartialEq, Eq, Hash)]"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn derive<'a>(&mut self, item: &str, traits: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.settings.set("derive", Some(item.to_owned()), traits.into_iter().map(str::to_owned));
        self
    }

    /// Adds an attribute to the structs of classes (`CLASS`), or to the fields of properties (`CLASS.PROPERTY`).
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").attribute("ACME_*", "#[must_use]");
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("#[must_use]"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn attribute(&mut self, item: &str, attribute: &str) -> &mut Self {
        self.set_under("attribute", item, attribute)
    }

    /// Adds an attribute to the types of the values of properties (`CLASS.PROPERTY`).
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", r#"class ACME_Job { [ValueMap{"0"}, Values{"OK"}] uint8 State; };"#);
    /// builder.value_attribute("*.State", "#[must_use]");
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("#[must_use]"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn value_attribute(&mut self, property: &str, attribute: &str) -> &mut Self {
        self.set_under("value-attribute", property, attribute)
    }

    /// Uses a type of the user's for a class (`CLASS`), which has no code then, or for the values of a property (`CLASS.PROPERTY`).
    ///
    /// The type of a property implements `mof_runtime::Scalar` and what structs derive; that of a class `mof_runtime::Class` besides. Its path
    /// is a whole one: `crate::Time`, `jiff::Timestamp`.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { uint32 Id; };").extern_type("*.Id", "crate::JobId");
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("Option<crate::JobId>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn extern_type(&mut self, item: &str, path: &str) -> &mut Self {
        self.set_under("extern-type", item, path)
    }

    /// Says which fields are no `Option`.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { [Key] uint8 Id; };");
    /// let generated = builder.nullability(mof_codegen::rust::Nullability::All).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("pub id: ::core::option::Option<u8>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn nullability(&mut self, nullability: Nullability) -> &mut Self {
        let word = match nullability {
            Nullability::Keys => "keys",
            Nullability::All => "all",
            Nullability::Promised => "promised",
        };
        self.set("nullability", word)
    }

    /// Says what the types of values with names are.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { uint8 Age; };").values(mof_codegen::rust::ValueTypes::Raw);
    /// assert!(builder.generate().is_ok());
    /// ```
    pub fn values(&mut self, values: ValueTypes) -> &mut Self {
        let word = match values {
            ValueTypes::Open => "open",
            ValueTypes::Enums => "enums",
            ValueTypes::Closed => "closed",
            ValueTypes::Raw => "raw",
        };
        self.set("values", word)
    }

    /// Chooses the type of datetimes.
    ///
    /// ```
    /// use mof_codegen::rust::DateTimeType;
    ///
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { datetime Start; };").datetime(DateTimeType::Path("crate::Time".into()));
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("Option<crate::Time>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn datetime(&mut self, datetime: DateTimeType) -> &mut Self {
        match datetime {
            DateTimeType::Cim => self.set("datetime", "cim"),
            DateTimeType::Path(path) => self.set("datetime", &path),
        }
    }

    /// Makes the schema's descriptions documentation, or leaves them out.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", r#"class ACME_Job { [Description("When it starts.")] datetime Start; };"#);
    /// let generated = builder.documentation(mof_codegen::rust::Documentation::None).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("When it starts."));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn documentation(&mut self, documentation: Documentation) -> &mut Self {
        self.set("documentation", if documentation == Documentation::None { "none" } else { "full" })
    }

    /// Says where generated code finds what it names.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { datetime Start; };").runtime(mof_codegen::rust::Runtime::Module);
    /// let generated = builder.generate()?;
    /// let code = generated.output.get("mof.rs").expect("the default name");
    /// assert!(code.contains("pub mod mof_runtime {") && !code.contains(" ::mof_runtime::"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn runtime(&mut self, runtime: Runtime) -> &mut Self {
        let word = match runtime {
            Runtime::Crate => "crate",
            Runtime::Module => "module",
            Runtime::ModuleWithSerde => "module-with-serde",
        };
        self.set("runtime", word)
    }

    fn set(&mut self, setting: &str, text: &str) -> &mut Self {
        self.settings.set(setting, None, [text.to_owned()]);
        self
    }

    fn set_under(&mut self, setting: &str, key: &str, text: &str) -> &mut Self {
        self.settings.set(setting, Some(key.to_owned()), [text.to_owned()]);
        self
    }
}
