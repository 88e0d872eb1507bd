//! The front door of build scripts.

mod choices;
mod config;

use std::path::{Path, PathBuf};

use mof_model::{Compiler, Locale, World};
use mof_parser::diagnostic::{Level, Levels};
use mof_parser::{Diagnostic, Dialect, Reader};

use crate::all_codes::find_code;
use crate::cargo;
use crate::error::{Error, is_warning};
use crate::generated::Generated;
use crate::output::Stale;
use crate::rust;
use crate::settings::{Notation, Settings};

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
/// use mof_codegen::{Builder, Layout};
///
/// fn main() -> Result<(), mof_codegen::Error> {
///     Builder::new().input("schemas").layout(Layout::SingleFile("inventory.rs".into())).compile()
/// }
/// ```
pub struct Builder {
    compiler: Compiler,
    settings: Settings,
    /// The configuration files that were named.
    configurations: Vec<PathBuf>,
    levels: Levels,
    out_dir: Option<PathBuf>,
    /// The folder that a configuration file names.
    configured_output: Option<PathBuf>,
    warnings: Warnings,
    stale: Stale,
    /// Why something that the builder was told cannot be.
    wrong_setting: Option<String>,
}

/// What becomes of warnings about the schemas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Warnings {
    /// Cargo shows the first twenty.
    #[default]
    Show,
    /// They fail the build.
    Deny,
    /// Nobody sees them.
    Hide,
}

impl Builder {
    /// A builder without inputs, which reads MOF text and, with the feature `pages`, pages of the Configuration Manager SDK and their overlays.
    pub fn new() -> Self {
        Self {
            compiler: compiler(),
            settings: Settings::new(Notation::Builder),
            configurations: Vec::new(),
            levels: Levels::default(),
            out_dir: None,
            configured_output: None,
            warnings: Warnings::default(),
            stale: Stale::default(),
            wrong_setting: None,
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
        if let Some(build_folder) = cargo::build_folder(path.as_ref()) {
            self.compiler.leave_out(build_folder);
        }
        self.compiler.path(path);
        self
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
    /// builder.text("disk.mof", "class ACME_Disk : ACME_Device { uint64 Size; };").search_path(folder.path());
    /// assert!(builder.generate().is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn search_path(&mut self, folder: impl AsRef<Path>) -> &mut Self {
        self.compiler.search_path(folder);
        self
    }

    /// Chooses the locale of localized qualifiers, where the inputs have several; otherwise `ms_409` counts, or else the first.
    ///
    /// ```
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.input("schemas").locale("ms_407".parse()?);
    /// # Ok::<(), mof_codegen::UnknownLocale>(())
    /// ```
    pub fn locale(&mut self, locale: Locale) -> &mut Self {
        self.compiler.locale(locale);
        self
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
        self.compiler.dialect(dialect);
        self
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
        self.compiler.world(world);
        self
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
        let set = |code| self.levels.set(code, level).map_err(|error| error.to_string());
        if let Err(wrong) = find_code(code).map_err(|error| error.to_string()).and_then(set) {
            self.wrong_setting.get_or_insert(wrong);
        }
        self.compiler.levels(self.levels.clone());
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
        self.compiler.max_file_size(bytes);
        self
    }

    /// Writes to this folder instead of `OUT_DIR`.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// let mut builder = mof_codegen::Builder::new();
    /// builder.text("inline.mof", "class ACME_Person { string Name; };").out_dir(folder.path()).compile()?;
    /// assert!(folder.path().join("mof.rs").is_file());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn out_dir(&mut self, folder: impl Into<PathBuf>) -> &mut Self {
        self.out_dir = Some(folder.into());
        self
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
        self.warnings = warnings;
        self
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
    /// builder.out_dir(folder.path()).compile()?;
    /// assert!(!old.exists());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stale(&mut self, stale: Stale) -> &mut Self {
        self.stale = stale;
        self
    }

    /// Generates in memory; the disk is only read.
    ///
    /// # Errors
    ///
    /// If the schemas have errors, or warnings where those are denied; if a level was given that a code cannot have.
    pub fn generate(&self) -> Result<Generated, Error> {
        if let Some(wrong) = &self.wrong_setting {
            return Err(Error::setting(wrong));
        }
        self.check_settings()?;
        let mut compilation = self.compiler.compile();
        let resolved = self.settings.resolve(&mut compilation.sources);
        let options = resolved.options.levels(self.levels.clone());
        compilation.diagnostics.extend(resolved.diagnostics);
        let Some(schema) = compilation.valid_schema() else { return Err(Error::schema(&compilation)) };
        let generated = rust::generate(schema, &options);
        compilation.diagnostics.extend(generated.diagnostics);
        if compilation.has_errors() {
            return Err(Error::schema(&compilation));
        }
        let warnings: Vec<&Diagnostic> =
            compilation.diagnostics.iter().filter(|diagnostic| is_warning(diagnostic)).collect();
        if self.warnings == Warnings::Deny && !warnings.is_empty() {
            return Err(Error::warnings(&warnings, &compilation.sources));
        }
        Ok(Generated {
            output: generated.output,
            diagnostics: compilation.diagnostics,
            sources: compilation.sources,
            dependencies: self.configurations.iter().cloned().chain(compilation.dependencies).collect(),
        })
    }

    /// Generates, writes what has changed, and tells cargo which files matter and what there is to warn of.
    ///
    /// # Errors
    ///
    /// If the schemas have errors, or warnings where those are denied; if there is no folder to write to, or writing fails.
    pub fn compile(&self) -> Result<(), Error> {
        let generated = self.generate()?;
        let chosen = self.out_dir.clone().or_else(|| self.configured_output.clone());
        let folder = chosen.or_else(cargo::out_dir).ok_or_else(Error::no_output_folder)?;
        generated.write(folder, self.stale)?;
        cargo::tell(cargo::dependencies(&generated.dependencies, cargo::out_dir().as_deref()));
        if self.warnings == Warnings::Show {
            cargo::tell(cargo::warnings(&generated.diagnostics, &generated.sources));
        }
        Ok(())
    }

    /// As [`compile`](Self::compile), for a `main` without a result: prints the error and ends the build script.
    pub fn compile_or_exit(&self) {
        if let Err(error) = self.compile() {
            exit_with(&error);
        }
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
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
