//! The settings of generated Rust, each a method under its own name.

use super::Builder;
use crate::rust::{
    Arrays, DateTimeType, Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability,
    Runtime, ValueTypes,
};
use crate::settings::Given;

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
        self.choose("layout", layout)
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
        self.set("file", Given::text(name))
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
        self.set("class", Given::text(pattern))
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
        self.set("exclude", Given::text(pattern))
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
        self.set_under("property", class, patterns)
    }

    /// Gives lazy properties fields, or not.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { [Key] uint32 Id; [Lazy] string Log; };").dialect(mof_codegen::Dialect::Wmi);
    /// let generated = builder.lazy(mof_codegen::LazyProperties::Omit).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("pub log"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn lazy(&mut self, lazy: LazyProperties) -> &mut Self {
        self.choose("lazy", lazy)
    }

    /// Gives methods code, or not.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Fan { [Key] uint32 Id; uint32 Stop(); };");
    /// let generated = builder.methods(mof_codegen::Methods::Omit).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("Stop"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn methods(&mut self, methods: Methods) -> &mut Self {
        self.choose("methods", methods)
    }

    /// Says what becomes of the instances that the schema declares: nothing by default, statics, or JSON files beside the code.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Fan { [Key] uint32 Id; }; instance of ACME_Fan as $Main { Id = 1; };");
    /// let generated = builder.instances(mof_codegen::Instances::Constants).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("pub static MAIN:"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn instances(&mut self, instances: Instances) -> &mut Self {
        self.choose("instances", instances)
    }

    /// Says which embedded objects stand as an enum `Any…`: those of classes that have subclasses in the schema, by default, or all, so that
    /// an object of a subclass that only the server has keeps its members.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Slot { uint8 Number; }; class ACME_Rack { ACME_Slot Slots[]; };");
    /// let generated = builder.dialect(mof_codegen::Dialect::Wmi).embedded(mof_codegen::EmbeddedClasses::Open).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("Vec<super::acme_slot::AnyAcmeSlot>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn embedded(&mut self, embedded: EmbeddedClasses) -> &mut Self {
        self.choose("embedded", embedded)
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
        self.set_under("rename", item, [name])
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
        self.set_under("derive", item, traits)
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
        self.set_under("attribute", item, [attribute])
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
        self.set_under("value-attribute", property, [attribute])
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
        self.set_under("extern-type", item, [path])
    }

    /// Says which fields are no `Option`.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { [Key] uint8 Id; };");
    /// let generated = builder.nullability(mof_codegen::Nullability::All).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("pub id: ::core::option::Option<u8>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn nullability(&mut self, nullability: Nullability) -> &mut Self {
        self.choose("nullability", nullability)
    }

    /// Says what the fields of arrays are.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Names[]; };").arrays(mof_codegen::Arrays::Optional);
    /// let generated = builder.generate()?;
    /// let code = generated.output.get("mof.rs").expect("the default name");
    /// assert!(code.contains("pub names: ::core::option::Option<::std::vec::Vec<::std::string::String>>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn arrays(&mut self, arrays: Arrays) -> &mut Self {
        self.choose("arrays", arrays)
    }

    /// Says what the types of values with names are.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", r#"class ACME_Job { [ValueMap{"0"}, Values{"OK"}] uint8 State; };"#);
    /// let generated = builder.values(mof_codegen::ValueTypes::Raw).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("pub state: ::core::option::Option<u8>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn values(&mut self, values: ValueTypes) -> &mut Self {
        self.choose("values", values)
    }

    /// Chooses the type of datetimes.
    ///
    /// ```
    /// use mof_codegen::DateTimeType;
    ///
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { datetime Start; };").datetime(DateTimeType::Path("crate::Time".into()));
    /// assert!(builder.generate()?.output.get("mof.rs").expect("the default name").contains("Option<crate::Time>"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn datetime(&mut self, datetime: DateTimeType) -> &mut Self {
        match datetime {
            DateTimeType::Cim => self.set("datetime", Given::written_as("cim", "DateTimeType::Cim")),
            DateTimeType::Path(path) => {
                self.set("datetime", Given::within("DateTimeType::Path(\"", path, "\".into())"))
            }
        }
    }

    /// Makes the schema's descriptions documentation, or leaves them out.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", r#"class ACME_Job { [Description("When it starts.")] datetime Start; };"#);
    /// let generated = builder.documentation(mof_codegen::Documentation::None).generate()?;
    /// assert!(!generated.output.get("mof.rs").expect("the default name").contains("When it starts."));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn documentation(&mut self, documentation: Documentation) -> &mut Self {
        self.choose("documentation", documentation)
    }

    /// Says where generated code finds what it names.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Job { datetime Start; };").runtime(mof_codegen::Runtime::Module);
    /// let generated = builder.generate()?;
    /// let code = generated.output.get("mof.rs").expect("the default name");
    /// assert!(code.contains("pub mod mof_runtime {") && !code.contains(" ::mof_runtime::"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn runtime(&mut self, runtime: Runtime) -> &mut Self {
        self.choose("runtime", runtime)
    }

    fn set_under<'a>(&mut self, setting: &str, key: &str, texts: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.settings.set(setting, Some(key), texts.into_iter().map(Given::text));
        self
    }
}
