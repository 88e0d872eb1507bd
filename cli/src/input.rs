//! The inputs of a command: which files are read, and how.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use mof_codegen::find_code;
use mof_codegen::settings::{Project, Settings, parse_size};
use mof_model::{Compilation, Compiler, DEFAULT_MAX_FILE_SIZE, Locale};
use mof_parser::diagnostic::{Code, Level, Levels};
use mof_parser::reader::MofReader;
use mof_parser::{Dialect, SourceMap};
use mof_sdk_pages::PageReader;

use crate::progress::{self, Progress};
use crate::report::Reporter;
use crate::settings::configure;
use crate::status::Failure;

/// The name under which diagnostics speak of standard input.
const STANDARD_INPUT: &str = "<stdin>";

/// Which files are read, and how.
#[derive(Debug, Args)]
pub(crate) struct InputOptions {
    /// Files and folders with MOF text (.mof, .mfl) or SDK pages (.md) and their corrections (.overlay.toml); `-` is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read settings from this file instead of `mofc.toml` in the current folder; what the command line says counts before it
    #[arg(long, value_name = "FILE", help_heading = "Input options")]
    config: Option<PathBuf>,
    /// Look here for files to include, and for classes and qualifiers that no input declares; may be repeated
    #[arg(short = 'I', long = "include", value_name = "FOLDER", help_heading = "Input options")]
    search_path: Vec<PathBuf>,
    /// The dialect of all MOF text; `auto` unless this says otherwise
    #[arg(long, value_enum, value_name = "DIALECT", help_heading = "Input options")]
    dialect: Option<DialectChoice>,
    /// The locale of localized qualifiers, where the inputs have several; American English unless this says otherwise
    #[arg(long, value_name = "MS_XXX", help_heading = "Input options")]
    locale: Option<Locale>,
    /// Whether a class may build on classes that no input declares; `by-dialect` unless this says otherwise
    #[arg(long, value_enum, value_name = "WORLD", help_heading = "Input options")]
    world: Option<World>,
    /// Report a code as `off`, `note`, `warning` or `error`, whatever the dialect; may be repeated. What is an error in every
    /// dialect stays one
    #[arg(long = "level", value_name = "CODE=LEVEL", value_parser = parse_level, help_heading = "Input options")]
    levels: Vec<(Code, Level)>,
    /// Refuse larger files; a number of bytes, or with K, M or G; 64M unless this says otherwise
    #[arg(long, value_name = "SIZE", value_parser = parse_size, help_heading = "Input options")]
    max_file_size: Option<u64>,
}

/// The dialect of MOF text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum DialectChoice {
    /// What each file states in `// mofc: dialect = …` or shows by its name and words
    #[default]
    Auto,
    /// MOF 2 of DSP0004
    Standard,
    /// What `mofcomp` reads: WMI providers, drivers, inventory
    Wmi,
    /// `PowerShell` Desired State Configuration
    Dsc,
    /// The simplified MOF of Configuration Manager SDK pages
    SdkPage,
    /// MOF 3 of DSP0221
    Mof3,
}

impl From<DialectChoice> for Option<Dialect> {
    fn from(choice: DialectChoice) -> Self {
        match choice {
            DialectChoice::Auto => None,
            DialectChoice::Standard => Some(Dialect::Standard),
            DialectChoice::Wmi => Some(Dialect::Wmi),
            DialectChoice::Dsc => Some(Dialect::Dsc),
            DialectChoice::SdkPage => Some(Dialect::SdkPage),
            DialectChoice::Mof3 => Some(Dialect::Mof3),
        }
    }
}

/// Whether a class may build on classes that no input declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum World {
    /// It may: an unknown superclass is a note
    Open,
    /// It may not: an unknown superclass is an error
    Closed,
    /// It may in SDK pages and in the dialects `wmi` and `dsc`
    #[default]
    ByDialect,
}

impl From<World> for mof_model::World {
    fn from(world: World) -> Self {
        match world {
            World::Open => Self::Open,
            World::Closed => Self::Closed,
            World::ByDialect => Self::ByDialect,
        }
    }
}

impl InputOptions {
    /// Compiles all inputs.
    ///
    /// # Errors
    ///
    /// If there are none, if the configuration is wrong, or if standard input cannot be read; files that cannot be read are reported in the
    /// compilation.
    pub(crate) fn compile(&self, reporter: &Reporter) -> Result<Compilation, Failure> {
        self.resolve(Settings::default(), reporter)?.compile(reporter)
    }

    /// Reads the configuration; what the command line says counts before it.
    ///
    /// # Errors
    ///
    /// If the configuration is wrong, which is reported, or if nothing says what to read.
    pub(crate) fn resolve(&self, mut settings: Settings, reporter: &Reporter) -> Result<Inputs, Failure> {
        configure(&mut settings, self.config.as_deref())?;
        let mut sources = SourceMap::default();
        let resolved = settings.resolve(&mut sources);
        if resolved.has_errors() {
            reporter.list(&resolved.diagnostics, &sources);
            return Err(Failure::new("the settings have errors, and nothing was read"));
        }
        let project = self.over(resolved.project);
        if project.input.is_empty() {
            let failure = Failure::new("there is nothing to read");
            return Err(failure.help("name files or folders, or write `input = [\"schemas\"]` in `mofc.toml`"));
        }
        Ok(Inputs { settings, project })
    }

    /// What the configuration says, where the command line says nothing else.
    fn over(&self, project: Project) -> Project {
        let listed = |own: &[PathBuf], other: Vec<PathBuf>| if own.is_empty() { other } else { own.to_vec() };
        let mut levels = project.levels;
        for (code, level) in &self.levels {
            levels.set(*code, *level).expect("each was tried when it was read");
        }
        Project {
            input: listed(&self.paths, project.input),
            include: listed(&self.search_path, project.include),
            dialect: self.dialect.map_or(project.dialect, Into::into),
            locale: self.locale.or(project.locale),
            world: self.world.map_or(project.world, Into::into),
            levels,
            max_file_size: self.max_file_size.or(project.max_file_size),
            output: project.output,
        }
    }
}

/// What is read, and how, by the command line and the configuration.
#[derive(Debug)]
pub(crate) struct Inputs {
    pub(crate) settings: Settings,
    pub(crate) project: Project,
}

impl Inputs {
    /// The files and folders that are read.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.project.input.iter().chain(&self.project.include).map(PathBuf::as_path)
    }

    /// Compiles all inputs.
    ///
    /// # Errors
    ///
    /// If standard input cannot be read.
    pub(crate) fn compile(&self, reporter: &Reporter) -> Result<Compilation, Failure> {
        self.compile_without(None, reporter)
    }

    /// Compiles all inputs but what lies in a folder that is written to.
    ///
    /// # Errors
    ///
    /// If standard input cannot be read, or if the folder is one of the inputs.
    pub(crate) fn compile_without(&self, written: Option<&Path>, reporter: &Reporter) -> Result<Compilation, Failure> {
        let project = &self.project;
        let counts = Arc::new(mof_model::Progress::default());
        let mut compiler = Compiler::new();
        compiler.progress(Arc::clone(&counts));
        // The reader added last is asked first, and MOF text is whatever no other reader claims.
        compiler.reader(MofReader { dialect: project.dialect });
        compiler.reader(PageReader);
        compiler.world(project.world).max_file_size(self.max_file_size()).levels(project.levels.clone());
        if let Some(locale) = project.locale {
            compiler.locale(locale);
        }
        for folder in &project.include {
            check_is_folder(folder)?;
            compiler.search_path(folder);
        }
        if let Some(folder) = written {
            project.input.iter().try_for_each(|input| check_is_elsewhere(folder, input))?;
            compiler.leave_out(folder);
        }
        for path in &project.input {
            self.add(path, &mut compiler)?;
        }
        let _shown = Progress::start(reporter.shows_progress(), move || progress::of_compile(&counts));
        Ok(compiler.compile())
    }

    fn max_file_size(&self) -> u64 {
        self.project.max_file_size.unwrap_or(DEFAULT_MAX_FILE_SIZE)
    }

    fn add(&self, path: &Path, compiler: &mut Compiler) -> Result<(), Failure> {
        if path.as_os_str() == "-" {
            compiler.bytes(STANDARD_INPUT, self.read_standard_input()?);
        } else {
            compiler.path(path);
        }
        Ok(())
    }

    /// All of standard input, and one byte more than allowed where it is too long, so that the compiler sees that it is.
    #[expect(clippy::disallowed_methods, reason = "the command line is where standard input is read")]
    fn read_standard_input(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let limited = io::stdin().lock().take(self.max_file_size().saturating_add(1)).read_to_end(&mut bytes);
        limited.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
        Ok(bytes)
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line checks its arguments")]
fn check_is_folder(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        return Ok(());
    }
    let failure = Failure::new(format!("`{}` is not a folder to search", path.display()));
    Err(failure.help("`-I` takes a folder; name a file without it"))
}

/// What is written to an input would be read the next time.
#[expect(clippy::disallowed_methods, reason = "the command line checks its arguments")]
fn check_is_elsewhere(written: &Path, input: &Path) -> Result<(), Failure> {
    let same = std::fs::canonicalize(written).ok().zip(std::fs::canonicalize(input).ok());
    if same.is_none_or(|(written, input)| written != input) {
        return Ok(());
    }
    let failure = Failure::new(format!("`{}` is to be read and to be written to", written.display()));
    Err(failure.help("write to another folder; it may lie within this one"))
}

/// A level of a code: `MOF-S020=error`, `s020=off`.
fn parse_level(text: &str) -> Result<(Code, Level), String> {
    let (code, level) = text.split_once('=').ok_or("write a code and a level, as in `MOF-D040=warning`")?;
    let code = find_code(code).map_err(|unknown| unknown.to_string())?;
    let level = Level::ALL.into_iter().find(|known| known.name() == level.trim().to_ascii_lowercase());
    let level = level.ok_or_else(|| {
        format!("the levels are {}", Level::ALL.map(|known| format!("`{}`", known.name())).join(", "))
    })?;
    Levels::default().set(code, level).map_err(|error| error.to_string())?;
    Ok((code, level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_can_be_chosen_by_its_name() {
        let chosen = |choice: &DialectChoice| {
            let name = choice.to_possible_value().expect("every choice has a name").get_name().to_owned();
            (name, Option::<Dialect>::from(*choice))
        };
        let expected: Vec<_> = Dialect::ALL.iter().map(|dialect| (dialect.name().to_owned(), Some(*dialect))).collect();
        assert_eq!(DialectChoice::value_variants()[1..].iter().map(chosen).collect::<Vec<_>>(), expected);
        assert_eq!(chosen(&DialectChoice::Auto), ("auto".to_owned(), None));
    }
}
