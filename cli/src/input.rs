//! The inputs of a command: which files are read, and how.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use mof_codegen::Warnings;
use mof_codegen::settings::{Project, Settings};
use mof_model::{Compilation, Compiler, DEFAULT_MAX_FILE_SIZE};
use mof_parser::{Diagnostic, Severity, SourceMap};
use mof_sdk_pages::PageReader;

use crate::progress::{self, Progress};
use crate::report::Reporter;
use crate::settings::{ReadSettings, configure};
use crate::status::Failure;

/// The name under which diagnostics speak of standard input.
const STANDARD_INPUT: &str = "<stdin>";

/// Which files are read, and how.
#[derive(Debug, Args)]
pub(crate) struct InputOptions {
    /// Read settings from this file instead of `mofc.toml` in the current folder; what the command line says counts before it
    #[arg(long, value_name = "FILE", help_heading = "Input options")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: ReadSettings,
}

impl InputOptions {
    /// Compiles all inputs.
    ///
    /// # Errors
    ///
    /// If there are none, if a setting is wrong, or if standard input cannot be read; files that cannot be read are reported in the
    /// compilation.
    pub(crate) fn compile(&self, reporter: &Reporter) -> Result<Compilation, Failure> {
        self.resolve(&[], reporter)?.compile(reporter)
    }

    /// Reads the configuration, before which what the command line says of these options and of others counts.
    ///
    /// # Errors
    ///
    /// If a setting is wrong, which is reported, or if nothing says what to read.
    pub(crate) fn resolve(&self, more: &[&Settings], reporter: &Reporter) -> Result<Inputs, Failure> {
        let mut settings = self.settings.0.clone();
        for more in more {
            settings.extend(more);
        }
        configure(&mut settings, self.config.as_deref())?;
        let mut sources = SourceMap::default();
        let resolved = settings.resolve(&mut sources);
        if resolved.has_errors() {
            reporter.list(&resolved.diagnostics, &sources);
            return Err(Failure::new("the settings have errors, and nothing was read"));
        }
        if resolved.project.input.is_empty() {
            let failure = Failure::new("there is nothing to read");
            return Err(failure.help("name files or folders, or write `input = [\"schemas\"]` in `mofc.toml`"));
        }
        Ok(Inputs { settings, project: resolved.project })
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
        compiler.reader(PageReader);
        project.include.iter().try_for_each(|folder| check_is_folder(folder))?;
        project.apply(&mut compiler);
        if let Some(folder) = written {
            project.input.iter().try_for_each(|input| check_is_elsewhere(folder, input))?;
            compiler.leave_out(folder);
        }
        for path in &project.input {
            self.add(path, &mut compiler)?;
        }
        let _shown = Progress::start(reporter.shows_progress(), move || progress::of_compile(&counts));
        let compilation = compiler.compile();
        Ok(Compilation { diagnostics: self.judged(compilation.diagnostics), ..compilation })
    }

    /// What the generator reports, at the levels of the user.
    pub(crate) fn leveled(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.judged(self.project.levels.apply(diagnostics))
    }

    /// Diagnostics with warnings as the user wants them.
    fn judged(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let is_warning = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Warning;
        match self.project.warnings {
            Warnings::Show => {}
            Warnings::Hide => diagnostics.retain(|diagnostic| !is_warning(diagnostic)),
            Warnings::Deny => {
                let denied = diagnostics.iter_mut().filter(|diagnostic| is_warning(diagnostic));
                denied.for_each(|diagnostic| diagnostic.severity = Severity::Error);
            }
        }
        diagnostics
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
