//! Why files could not be written or compared.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Generated files could not be written or compared.
pub struct WriteError(Kind);

enum Kind {
    Io { action: &'static str, path: PathBuf, error: io::Error },
    NoFolder(PathBuf),
    FolderInTheWay(PathBuf),
    LeadsOut(String),
    NotOurs(PathBuf),
}

impl WriteError {
    /// Whether the system refused to read or write.
    pub fn is_io(&self) -> bool {
        matches!(self.0, Kind::Io { .. })
    }

    /// Whether there is a file where a folder is needed, a folder where a file is, or a file that was not generated.
    pub fn is_in_the_way(&self) -> bool {
        matches!(self.0, Kind::NoFolder(_) | Kind::FolderInTheWay(_) | Kind::NotOurs(_))
    }

    pub(super) fn io(action: &'static str, path: &Path, error: io::Error) -> Self {
        Self(Kind::Io { action, path: path.to_owned(), error })
    }

    pub(super) fn no_folder(path: &Path) -> Self {
        Self(Kind::NoFolder(path.to_owned()))
    }

    pub(super) fn folder_in_the_way(path: &Path) -> Self {
        Self(Kind::FolderInTheWay(path.to_owned()))
    }

    pub(super) fn not_ours(path: &Path) -> Self {
        Self(Kind::NotOurs(path.to_owned()))
    }

    pub(super) fn leads_out(path: &str) -> Self {
        Self(Kind::LeadsOut(path.to_owned()))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Io { action, path, error } => write!(f, "cannot {action} `{}`: {error}", path.display()),
            Kind::NoFolder(path) => write!(f, "`{}` is a file, but a folder is needed there", path.display()),
            Kind::FolderInTheWay(path) => {
                write!(f, "`{}` is a folder, but a file is to be written there", path.display())
            }
            Kind::NotOurs(path) => {
                write!(
                    f,
                    "`{}` was not generated and is left alone; move it, or write to another folder",
                    path.display()
                )
            }
            Kind::LeadsOut(path) => write!(f, "`{path}` is no path within the output folder"),
        }
    }
}

impl fmt::Debug for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
