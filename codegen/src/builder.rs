//! The front door of build scripts.

mod choices;
mod config;

use std::fmt;
use std::path::{Path, PathBuf};

use mof_model::{Compilation, Compiler, Locale, World};
use mof_parser::diagnostic::Level;
use mof_parser::{Diagnostic, Dialect, Reader, SourceMap};

use crate::cargo;
use crate::error::{Error, is_warning};
use crate::generated::Generated;
use crate::output::Stale;
use crate::rust;
use crate::settings::choice::Choice;
use crate::settings::{Given, Notation, Project, Resolved, Settings, Warnings};

/// Generates `mof.rs` in the build's `OUT_DIR` from schema files and folders.
///
/// The same as [`Builder::compile`] with these inputs and nothing else set.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), mof_codegen::Error> {
///     mof_codegen::compile(["schemas"])
/// }
/// ```
///
/// # Errors
///
/// As for [`Builder::compile`].
pub fn compile<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Result<(), Error> {
    let mut builder = Builder::new();
    for input in inputs {
        builder.input(input);
    }
    builder.compile()
}

/// Generates Rust from schemas, in a build script or anywhere else.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), mof_codegen::Error> {
///     mof_codegen::Builder::new().input("schemas").file("inventory.rs").compile()
/// }
/// ```
///
/// Whatever it is told is kept until [`generate`](Self::generate), so the order of calls makes no difference, but that a later call counts
/// where one thing can be said only once.
pub struct Builder {
    /// Reads; what else it is to do is settled by the settings.
    compiler: Compiler,
    settings: Settings,
    /// The configuration files that were named.
    configurations: Vec<PathBuf>,
    /// Why a configuration file could not be read.
    unreadable: Option<String>,
}

impl Builder {
    /// A builder without inputs, which reads MOF text and, with the feature `pages`, pages of the Configuration Manager SDK and their overlays.
    pub fn new() -> Self {
        Self {
            compiler: compiler(),
            settings: Settings::new(Notation::Builder),
            configurations: Vec::new(),
            unreadable: None,
        }
    }

    /// Reads a file, all schema files of a folder and of those below it, or what matches a pattern. Relative paths start at the package's
    /// folder.
    ///
    /// In a pattern such as `schemas/**/*.mof`, `*` stands for any characters of a name, `?` for one, and `**` for folders in folders. Cargo
    /// runs the build script again when one of the files changes, and when a file appears in a folder that was looked into.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("person.mof");
    /// # std::fs::write(&path, "class ACME_Person { [Key] string Name; };")?;
    /// let generated = mof_codegen::Builder::new().input(&path).generate()?;
    /// assert_eq!(generated.dependencies, [path]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn input(&mut self, path: impl AsRef<Path>) -> &mut Self {
        self.set("input", Given::text(path.as_ref()))
    }

    /// Reads text in memory, under the name that diagnostics give. Where it comes from is for the build script to tell cargo.
    ///
    /// ```
    /// let generated = mof_codegen::Builder::new().text("inline.mof", "class ACME_Person { string Name; };").generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("struct AcmePerson"));
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn text(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.compiler.text(name, text);
        self
    }

    /// Adds a reader for another form of schemas; it is asked before those that are there.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.reader(mof_parser::reader::MofReader::default()).text("a.md", "class ACME_Person { string Name; };");
    /// assert!(builder.generate()?.output.get("mof.rs").is_some());
    /// # Ok::<(), mof_codegen::Error>(())
    /// ```
    pub fn reader(&mut self, reader: impl Reader + 'static) -> &mut Self {
        self.compiler.reader(reader);
        self
    }

    /// Adds a folder in which files to include, and classes and qualifier types that no input declares, are looked for.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("ACME_Device.mof"), "class ACME_Device { [Key] string Id; };")?;
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("disk.mof", "class ACME_Disk : ACME_Device { uint64 Size; };").include(folder.path());
    /// assert!(builder.generate().is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn include(&mut self, folder: impl AsRef<Path>) -> &mut Self {
        self.set("include", Given::text(folder.as_ref()))
    }

    /// Chooses the locale of localized qualifiers, where the inputs have several; otherwise `ms_409` counts, or else the first.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.input("schemas").locale("ms_407".parse()?);
    /// # Ok::<(), mof_codegen::UnknownLocale>(())
    /// ```
    pub fn locale(&mut self, locale: Locale) -> &mut Self {
        self.set("locale", Given::within("\"", locale.to_string(), "\".parse()?"))
    }

    /// Reads all MOF text in one dialect.
    ///
    /// ```
    /// use mof_codegen::{Builder, Dialect};
    ///
    /// let class = "class ACME_Address { string Street; }; class ACME_Person { ACME_Address Home; };";
    /// assert!(Builder::new().text("home.mof", class).generate().is_err(), "the standard has no such type");
    /// assert!(Builder::new().text("home.mof", class).dialect(Dialect::Wmi).generate().is_ok());
    /// ```
    pub fn dialect(&mut self, dialect: Dialect) -> &mut Self {
        self.choose("dialect", Some(dialect))
    }

    /// Says whether the inputs are all there is, so that a class without a declared superclass is an error, or not.
    ///
    /// ```
    /// use mof_codegen::{Builder, World};
    ///
    /// let class = "class ACME_Thing : ACME_Base { [Key] string Name; };";
    /// assert!(Builder::new().text("thing.mof", class).generate().is_err());
    /// assert!(Builder::new().text("thing.mof", class).world(World::Open).generate().is_ok());
    /// ```
    pub fn world(&mut self, world: World) -> &mut Self {
        self.choose("world", world)
    }

    /// Gives a diagnostic another level than the dialects do. A code that is an error in every dialect stays one; this fails if the code is
    /// such, or unknown.
    ///
    /// ```
    /// use mof_codegen::{Builder, Level};
    ///
    /// let class = r#"class ACME_Fan { [ValueMap{"1", "2"}, Values{"Slow"}] uint8 Speed; };"#;
    /// assert!(Builder::new().text("fan.mof", class).generate().is_err(), "a value has no name");
    /// assert!(Builder::new().text("fan.mof", class).level("MOF-S131", Level::Warning).generate().is_ok());
    /// ```
    pub fn level(&mut self, code: &str, level: Level) -> &mut Self {
        self.settings.set("level", Some(code), [Given::choice(level)]);
        self
    }

    /// Refuses files of more bytes than this; 64 MiB without this.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").max_file_size(10);
    /// assert!(builder.generate().unwrap_err().to_string().contains("more than the limit of 10 bytes"));
    /// ```
    pub fn max_file_size(&mut self, bytes: u64) -> &mut Self {
        self.set("max-file-size", Given::within("", bytes.to_string(), ""))
    }

    /// Writes to this folder instead of `OUT_DIR`.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").output(folder.path()).compile()?;
    /// assert!(folder.path().join("mof.rs").is_file());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn output(&mut self, folder: impl AsRef<Path>) -> &mut Self {
        self.set("output", Given::text(folder.as_ref()))
    }

    /// Shows, denies or hides warnings.
    ///
    /// ```
    /// use mof_codegen::{Builder, Dialect, Warnings};
    ///
    /// let unnamed = r#"class ACME_Person { [ValueMap{"1", "2"}, Values{"One"}] uint8 State; };"#;
    /// let mut builder = Builder::new();
    /// builder.text("inline.mof", unnamed).dialect(Dialect::Wmi).warnings(Warnings::Deny);
    /// assert!(builder.generate().unwrap_err().is_schema());
    /// ```
    pub fn warnings(&mut self, warnings: Warnings) -> &mut Self {
        self.choose("warnings", warnings)
    }

    /// Deletes files of an earlier run that are no longer produced, in a layout that has a folder of its own.
    ///
    /// ```
    /// use mof_codegen::{Builder, Layout, Stale};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// let old = folder.path().join("acme_old.rs");
    /// std::fs::write(&old, "// @generated by mofc 0.1.0; do not edit.\n")?;
    /// let mut builder = Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").layout(Layout::Modules).stale(Stale::Delete);
    /// builder.output(folder.path()).compile()?;
    /// assert!(!old.exists());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stale(&mut self, stale: Stale) -> &mut Self {
        self.choose("stale", stale)
    }

    /// Generates in memory; the disk is only read.
    ///
    /// # Errors
    ///
    /// If a setting is wrong, which is found before any schema is read; if the schemas have errors, or warnings where those are denied.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.generate_for(&self.project()?)
    }

    /// Generates, writes what has changed, and tells cargo which files matter and what there is to warn of.
    ///
    /// # Errors
    ///
    /// As for [`generate`](Self::generate); also if there is no folder to write to, or writing fails.
    pub fn compile(&self) -> Result<(), Error> {
        let project = self.project()?;
        let generated = self.generate_for(&project)?;
        let folder = project.output.or_else(cargo::out_dir).ok_or_else(Error::no_output_folder)?;
        generated.write(folder, project.stale)?;
        cargo::tell(cargo::dependencies(&generated.dependencies, cargo::out_dir().as_deref()));
        if project.warnings == Warnings::Show {
            cargo::tell(cargo::warnings(&generated.diagnostics, &generated.sources));
        }
        Ok(())
    }

    /// What is read, how, and where the result goes, if nothing is wrong with the settings.
    fn project(&self) -> Result<Project, Error> {
        if let Some(unreadable) = &self.unreadable {
            return Err(Error::setting(unreadable));
        }
        let mut sources = SourceMap::default();
        let resolved = self.settings.resolve(&mut sources);
        if resolved.has_errors() { Err(Error::settings(&resolved.diagnostics, &sources)) } else { Ok(resolved.project) }
    }

    fn read(&self, project: &Project) -> Compilation {
        let mut compiler = self.compiler.clone();
        project.apply(&mut compiler);
        for path in &project.input {
            if let Some(build_folder) = cargo::build_folder(path) {
                compiler.leave_out(build_folder);
            }
            compiler.path(path);
        }
        compiler.compile()
    }

    fn generate_for(&self, project: &Project) -> Result<Generated, Error> {
        let mut compilation = self.read(project);
        // Once more, for the places of patterns beside those of the schemas.
        let Resolved { options, diagnostics, .. } = self.settings.resolve(&mut compilation.sources);
        compilation.diagnostics.extend(diagnostics);
        let Some(schema) = compilation.valid_schema() else { return Err(Error::schema(&compilation)) };
        let generated = rust::generate(schema, &options);
        compilation.diagnostics.extend(project.levels.apply(generated.diagnostics));
        if compilation.has_errors() {
            return Err(Error::schema(&compilation));
        }
        let warnings: Vec<&Diagnostic> =
            compilation.diagnostics.iter().filter(|diagnostic| is_warning(diagnostic)).collect();
        if project.warnings == Warnings::Deny && !warnings.is_empty() {
            return Err(Error::warnings(&warnings, &compilation.sources));
        }
        Ok(Generated {
            output: generated.output,
            diagnostics: compilation.diagnostics,
            sources: compilation.sources,
            dependencies: self.configurations.iter().cloned().chain(compilation.dependencies).collect(),
        })
    }

    /// As [`compile`](Self::compile), for a `main` without a result: prints the error and ends the build script.
    pub fn compile_or_exit(&self) {
        if let Err(error) = self.compile() {
            exit_with(&error);
        }
    }

    fn set(&mut self, setting: &str, text: Given) -> &mut Self {
        self.settings.set(setting, None, [text]);
        self
    }

    fn choose(&mut self, setting: &str, choice: impl Choice) -> &mut Self {
        self.set(setting, Given::choice(choice))
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

/// The settings, call by call.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Builder::new()\n{}", self.settings.told())
    }
}

#[cfg(feature = "pages")]
fn compiler() -> Compiler {
    let mut compiler = Compiler::new();
    compiler.reader(mof_sdk_pages::PageReader);
    compiler
}

#[cfg(not(feature = "pages"))]
fn compiler() -> Compiler {
    Compiler::new()
}

#[expect(clippy::print_stderr, clippy::disallowed_methods, reason = "it stands for the end of a build script's `main`")]
fn exit_with(error: &Error) -> ! {
    eprintln!("error: {error}");
    std::process::exit(1)
}
