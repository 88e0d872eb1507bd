//! Configuration files.

use std::path::Path;

use super::Builder;
use crate::settings;

impl Builder {
    /// Takes the settings of a configuration file, `mofc.toml`, which the command line reads as well. Relative paths in it start at its
    /// folder.
    ///
    /// What the builder is told itself takes the place of what the file says of the same setting, and what a later file says that of what an
    /// earlier one says; of settings with keys, such as [`rename`](Self::rename), only for the same key. Cargo runs the build script again
    /// when the file changes.
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
                self.unreadable.get_or_insert(format!("cannot read `{}`: {error}", path.display()));
            }
        }
        self
    }
}
