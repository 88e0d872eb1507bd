//! The front door: inputs in, a schema and everything reported about them out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mof_parser::diagnostic::Levels;
use mof_parser::reader::MofReader;
use mof_parser::{Diagnostic, Dialect, FileId, MofSpecification, Reader, SourceMap};

use crate::codes;
use crate::load::{Includes, Loaded, Readers, Settings, load};
use crate::locale::Locale;
use crate::progress::Progress;
use crate::report::Reports;
use crate::schema::{Schema, Valid};
use crate::{check, resolve};

/// The most bytes that one file may have unless [`Compiler::max_file_size`] says otherwise: 64 MiB.
pub const DEFAULT_MAX_FILE_SIZE: u64 = 64 << 20;

/// Compiles schemas from paths, folders and text in memory.
///
/// MOF text is read without further ado; other forms need a reader of their own, such as `mof_sdk_pages::PageReader`.
#[derive(Clone, Default)]
pub struct Compiler {
    readers: Vec<Arc<dyn Reader>>,
    inputs: Vec<Input>,
    dialect: Option<Dialect>,
    world: World,
    max_file_size: Option<u64>,
    search_path: Vec<PathBuf>,
    left_out: Vec<PathBuf>,
    locale: Option<Locale>,
    levels: Levels,
    progress: Arc<Progress>,
}

#[derive(Clone, Debug)]
pub(crate) enum Input {
    Path(PathBuf),
    Bytes(String, Vec<u8>),
}

/// Whether the inputs are all there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum World {
    /// As the dialect of each file has it: see [`Dialect::is_open_world`].
    #[default]
    ByDialect,
    /// A class may build on classes that are not among the inputs; that is a note.
    Open,
    /// A class must not build on classes that are not among the inputs; that is an error.
    Closed,
}

impl World {
    /// Whether a class that a file of a dialect names may be declared elsewhere. The system classes of WMI, such as `__ExtrinsicEvent`,
    /// always are.
    pub(crate) fn is_open(self, class: &str, dialect: Dialect) -> bool {
        match self {
            _ if class.starts_with("__") => true,
            Self::Open => true,
            Self::Closed => false,
            Self::ByDialect => dialect.is_open_world(),
        }
    }
}

/// A file of a compile.
#[derive(Debug)]
pub struct CompiledFile {
    /// The file's text in the [`SourceMap`].
    pub id: FileId,
    /// What it says.
    pub specification: MofSpecification,
    /// Why it holds no MOF, where it does not.
    pub skipped: Option<String>,
    /// What it corrects in the declarations of others.
    pub corrections: Vec<mof_parser::Correction>,
    /// Whether its empty classes stand in for such as are declared elsewhere (see [`states_stubs`](mof_parser::states_stubs)).
    pub stubs: bool,
}

/// What a compile gives.
#[derive(Debug)]
pub struct Compilation {
    /// All text that was read. An input that could not be read has an empty text.
    pub sources: SourceMap,
    /// The files that could be read: the inputs in the order in which they were given, then those that they include or need.
    pub files: Vec<CompiledFile>,
    /// The resolved schema; as good as can be where there are errors.
    pub schema: Schema,
    /// Everything reported, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// Every file and folder that was read, or could not be: when one of them changes, the result may.
    pub dependencies: Vec<PathBuf>,
}

impl Compilation {
    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// The schema, if it compiled without an error.
    pub fn valid_schema(&self) -> Option<Valid<&Schema>> {
        (!self.has_errors()).then_some(Valid(&self.schema))
    }
}

impl Compiler {
    /// A compiler that reads MOF text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reader; it is asked before those added earlier, and before that of MOF text.
    pub fn reader(&mut self, reader: impl Reader + 'static) -> &mut Self {
        self.readers.push(Arc::new(reader));
        self
    }

    /// Reads all MOF text in one dialect.
    ///
    /// ```
    /// use mof_model::Compiler;
    /// use mof_parser::Dialect;
    ///
    /// let mut compiler = Compiler::new();
    /// compiler.text("a.mof", "class ACME_A { uint8 Level = 1.5; };");
    /// assert!(compiler.compile().has_errors());
    /// assert!(!compiler.dialect(Dialect::Wmi).compile().has_errors(), "WMI rounds");
    /// ```
    pub fn dialect(&mut self, dialect: Dialect) -> &mut Self {
        self.dialect = Some(dialect);
        self
    }

    /// Gives codes levels of the user's choice, whatever the dialect of a file says of them.
    ///
    /// ```
    /// use mof_model::{Compiler, codes};
    /// use mof_parser::diagnostic::{Level, Levels};
    ///
    /// let mut compiler = Compiler::new();
    /// compiler.text("a.mof", r#"class ACME_A { [ValueMap{"1", "2"}, Values{"One"}] uint8 Level; };"#);
    /// assert!(compiler.compile().has_errors());
    /// let mut levels = Levels::default();
    /// levels.set(codes::VALUES_LENGTH, Level::Warning)?;
    /// assert!(!compiler.levels(levels).compile().has_errors());
    /// # Ok::<(), mof_parser::diagnostic::AlwaysError>(())
    /// ```
    pub fn levels(&mut self, levels: Levels) -> &mut Self {
        self.levels = levels;
        self
    }

    /// Says whether the inputs are all there is, whatever the dialect of their files.
    ///
    /// ```
    /// use mof_model::{Compiler, World};
    ///
    /// let mut compiler = Compiler::new();
    /// compiler.text("a.mof", "class ACME_A : ACME_Base { uint8 Level; };");
    /// assert!(compiler.compile().has_errors(), "nothing declares the superclass");
    /// assert!(!compiler.world(World::Open).compile().has_errors());
    /// ```
    pub fn world(&mut self, world: World) -> &mut Self {
        self.world = world;
        self
    }

    /// Refuses files of more bytes than this, before reading them. The default is [`DEFAULT_MAX_FILE_SIZE`]; more than 1 GiB is
    /// never read.
    ///
    /// ```
    /// let mut compiler = mof_model::Compiler::new();
    /// compiler.text("a.mof", "class ACME_A { uint8 Level; };").max_file_size(10);
    /// assert_eq!(compiler.compile().diagnostics[0].message, "`a.mof` has 30 bytes, more than the limit of 10 bytes");
    /// ```
    pub fn max_file_size(&mut self, bytes: u64) -> &mut Self {
        self.max_file_size = Some(bytes);
        self
    }

    /// Adds a file, a folder with all schema files in it and below, or what matches a pattern such as `schemas/**/*.mof`.
    ///
    /// In a pattern, `*` stands for any characters of a name, `?` for one, and `**` for folders in folders; letter case is ignored. A path
    /// that is there is no pattern, whatever its name. A folder's entries are taken in the order of their names; hidden ones are left out. A file that is met twice is read once.
    pub fn path(&mut self, path: impl AsRef<Path>) -> &mut Self {
        self.inputs.push(Input::Path(path.as_ref().to_owned()));
        self
    }

    /// Leaves a folder out that lies within one of the inputs, such as one that is written to.
    ///
    /// ```
    /// use mof_model::Compiler;
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let path = |name: &str| folder.path().join(name);
    /// std::fs::create_dir(path("old"))?;
    /// std::fs::write(path("fan.mof"), "class ACME_Fan { [Key] string Id; };")?;
    /// std::fs::write(path("old/fan.mof"), "class ACME_Fan { };")?;
    /// let mut compiler = Compiler::new();
    /// compiler.path(folder.path());
    /// assert!(compiler.compile().has_errors(), "the class is declared twice");
    /// assert!(!compiler.leave_out(path("old")).compile().has_errors());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn leave_out(&mut self, folder: impl AsRef<Path>) -> &mut Self {
        self.left_out.push(folder.as_ref().to_owned());
        self
    }

    /// Adds a folder to the search path: files to include are looked for there if they do not lie beside the file that includes them,
    /// and so are classes and qualifier types that no input declares, by the names of files anywhere below the folder.
    ///
    /// The folders are searched in the order in which they were added. A class is looked for in a file of its name, such as
    /// `ACME_Disk.mof`; qualifier types also in files whose names begin with `qualifiers`.
    ///
    /// ```
    /// use mof_model::Compiler;
    ///
    /// # let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("ACME_Device.mof"), "class ACME_Device { [Key] string Id; };")?;
    /// let mut compiler = Compiler::new();
    /// compiler.text("disk.mof", "class ACME_Disk : ACME_Device { uint64 Size; };");
    /// assert!(compiler.compile().has_errors(), "nothing declares the superclass");
    /// assert!(!compiler.search_path(folder.path()).compile().has_errors());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn search_path(&mut self, folder: impl AsRef<Path>) -> &mut Self {
        self.search_path.push(folder.as_ref().to_owned());
        self
    }

    /// Chooses the locale of localized qualifiers, where the inputs have several; otherwise `ms_409` counts, or else the first.
    ///
    /// ```
    /// use mof_model::Compiler;
    ///
    /// let mut compiler = Compiler::new();
    /// compiler.text("disk.mof", "class ACME_Disk { };");
    /// compiler.text("disk.mfl", r#"
    ///     [Amendment, Locale("ms_407"), Description("Festplatte") : Amended] class ACME_Disk { };
    ///     [Amendment, Locale("ms_409"), Description("Hard disk") : Amended] class ACME_Disk { };
    /// "#);
    /// let description = |compiler: &Compiler| {
    ///     let schema = compiler.compile().schema;
    ///     schema.class("ACME_Disk").and_then(|class| class.qualifiers.string("Description").map(str::to_owned))
    /// };
    /// assert_eq!(description(&compiler).as_deref(), Some("Hard disk"));
    /// assert_eq!(description(compiler.locale("ms_407".parse()?)).as_deref(), Some("Festplatte"));
    /// # Ok::<(), mof_model::UnknownLocale>(())
    /// ```
    pub fn locale(&mut self, locale: Locale) -> &mut Self {
        self.locale = Some(locale);
        self
    }

    /// Counts files while it compiles, for another thread to show.
    pub fn progress(&mut self, progress: Arc<Progress>) -> &mut Self {
        self.progress = progress;
        self
    }

    /// Adds text, under the name that diagnostics give.
    ///
    /// A text can be included under its name by the others, and comes before a file of that name on disk.
    ///
    /// ```
    /// let mut compiler = mof_model::Compiler::new();
    /// compiler.text("main.mof", r#"#pragma include("parts/disk.mof")"#);
    /// compiler.text("parts/disk.mof", "class ACME_Disk { };");
    /// assert_eq!(compiler.compile().diagnostics, []);
    /// ```
    pub fn text(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.bytes(name, text.into().into_bytes())
    }

    /// Adds bytes, such as those of standard input, under the name that diagnostics give.
    pub fn bytes(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.inputs.push(Input::Bytes(name.into(), bytes.into()));
        self
    }

    /// Reads, resolves and checks all inputs.
    ///
    /// Never fails: what is wrong with the inputs, or with reading them, is among the diagnostics.
    ///
    /// ```
    /// use mof_model::Compiler;
    ///
    /// let mut compiler = Compiler::new();
    /// compiler.text("base.mof", "class ACME_Base { [Key] string Id; };");
    /// compiler.text("disk.mof", "class ACME_Disk : ACME_Base { uint64 Size; };");
    /// let compilation = compiler.compile();
    ///
    /// let schema = compilation.valid_schema().expect("no errors");
    /// let disk = schema.class("ACME_Disk").expect("declared above");
    /// assert_eq!(disk.properties.len(), 2);
    /// assert_eq!(disk.property("Id").expect("inherited").class_origin.as_str(), "ACME_Base");
    /// ```
    pub fn compile(&self) -> Compilation {
        let settings = Settings {
            readers: Readers {
                added: &self.readers,
                mof: MofReader { dialect: self.dialect },
                levels: self.levels.clone(),
            },
            max_size: self.max_file_size.unwrap_or(DEFAULT_MAX_FILE_SIZE),
            search_path: &self.search_path,
            left_out: &self.left_out,
            progress: &self.progress,
        };
        let Loaded { sources, files, includes, diagnostics, dependencies } = load(&self.inputs, &settings);
        self.progress.note_checking();
        let dialects = files.iter().map(|file| (file.id, file.specification.dialect));
        let mut reports = Reports::new(dialects, &self.levels, &diagnostics);
        // What a file declares that could not be found, nobody knows.
        let incomplete = diagnostics.iter().any(|diagnostic| diagnostic.code == codes::INCLUDE);
        let world = if incomplete && self.world == World::ByDialect { World::Open } else { self.world };
        let choices = Choices { world, locale: self.locale };
        let schema = schema(&files, (&sources, &includes), choices, &mut reports);
        Compilation { diagnostics: reports.into_diagnostics(diagnostics), sources, files, schema, dependencies }
    }
}

/// What the user chose about the meaning of the inputs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Choices {
    pub(crate) world: World,
    pub(crate) locale: Option<Locale>,
}

/// The passes over the syntax trees, in their order.
pub(crate) fn schema(
    files: &[CompiledFile],
    (sources, includes): (&SourceMap, &Includes),
    Choices { world, locale }: Choices,
    reports: &mut Reports,
) -> Schema {
    let declarations = resolve::collect(files, includes, reports);
    let amended = resolve::amended_classes(&declarations, locale);
    let declarations = declarations.with(&amended);
    let hierarchy = resolve::hierarchy(&declarations, world, reports);
    let enumerations = resolve::enumerations(&declarations, &hierarchy, world, reports);
    let qualifier_types = resolve::qualifier_types(&declarations, &enumerations, reports);
    let (mut schema, resolved) = resolve::inherit(&declarations, &hierarchy, &enumerations, &qualifier_types, reports);
    schema.enumerations = resolve::with_qualifiers(&enumerations, &declarations, &hierarchy, &qualifier_types, reports);
    let aliases = resolve::aliases(&declarations, includes, reports);
    let lineage = resolve::Lineage::new(&schema, &resolved, reports);
    let classes = resolve::Classes { schema: &schema, lineage: &lineage };
    let known = check::Known { sources, classes, aliases: &aliases, world, stubs: &declarations.stubs };
    let mut checks = check::InstanceChecks::new(known);
    let mut check = |instance: &resolve::ReadInstance<'_>, reports: &mut Reports| checks.check(instance, reports);
    let instances =
        resolve::instances(&declarations, (classes, &resolved), &qualifier_types, sources, &mut check, reports);
    checks.finish(reports);
    check::check(&schema, known, &declarations, &resolved, &qualifier_types, reports);
    check::mof3(&schema, &declarations, &hierarchy, &resolved, reports);
    resolve::corrections(&mut schema, files, sources);
    (schema.instances, schema.structure_values) = (instances.instances, instances.structure_values);
    schema
}
