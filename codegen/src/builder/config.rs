//! Configuration files.

use std::path::Path;

use mof_parser::SourceMap;

use super::Builder;
use crate::error::Error;
use crate::settings;

impl Builder {
    /// Takes the settings of a configuration file, `mofc.toml`, which the command line reads as well. Relative paths in it start at its
    /// folder.
    ///
    /// Inputs and folders of the file are read besides those of the builder. In all else, what the builder is told after this counts; of
    /// settings of generated Rust, whatever it is told. Cargo runs the build script again when the file changes.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("mofc.toml");
    /// std::fs::write(folder.path().join("person.mof"), "class ACME_Person { string Name; };")?;
    /// std::fs::write(&path, "input = [\"person.mof\"]\n[rust]\nrename = { ACME_Person = \"Person\" }")?;
    /// let generated = mof_codegen::Builder::new().config(&path).generate()?;
    /// assert!(generated.output.get("mof.rs").expect("the default name").contains("struct Person"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn config(&mut self, path: impl AsRef<Path>) -> &mut Self {
        let path = path.as_ref();
        self.configurations.push(path.to_owned());
        match settings::read(path) {
            Ok(text) => self.settings.configuration(path, text),
            Err(error) => {
                self.wrong_level.get_or_insert(format!("cannot read `{}`: {error}", path.display()));
            }
        }
        let project = self.settings.resolve(&mut SourceMap::default()).project;
        project.apply(&mut self.compiler);
        self.levels = project.levels;
        self.compiler.levels(self.levels.clone());
        self.configured_output = project.output;
        self
    }

    /// What is wrong with the settings alone, before anything else is read.
    pub(super) fn check_settings(&self) -> Result<(), Error> {
        let mut sources = SourceMap::default();
        let resolved = self.settings.resolve(&mut sources);
        if resolved.has_errors() { Err(Error::settings(&resolved.diagnostics, &sources)) } else { Ok(()) }
    }
}
