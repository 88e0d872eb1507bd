//! Reads again what belongs to a text in MOF 3 and does not show it.
//!
//! A file that includes files in MOF 3, or that they include, is in MOF 3 as well, since the two versions of the language do not mix. A
//! file is parsed before what it includes is known, so those that show no dialect of their own are parsed a second time.

use hashbrown::{HashMap, HashSet};

use mof_parser::{Dialect, FileId, SourceMap};

use super::parallel::in_parallel;
use super::{Includes, ReadFile, Readers};

/// Reads the files again that turn out to be in MOF 3.
pub(super) fn read_again(files: &mut [ReadFile], includes: &Includes, sources: &SourceMap, readers: &Readers<'_>) {
    let is_mof3 = |file: &&ReadFile| file.reading.specification.dialect == Dialect::Mof3;
    let connected = connected(files.iter().filter(is_mof3).map(|file| file.id).collect(), includes);
    let shows_none = |file: &ReadFile| {
        let source = sources.file(file.id);
        mof_parser::dialect::detect(source.path(), source.text()).is_none()
    };
    let concerned = |file: &ReadFile| !is_mof3(&file) && connected.contains(&file.id) && shows_none(file);
    let mut again: Vec<&mut ReadFile> = files.iter_mut().filter(|file| concerned(file)).collect();
    let ids: Vec<FileId> = again.iter().map(|file| file.id).collect();
    let readings = in_parallel(&ids, |id| readers.read(sources.file(*id), Some(Dialect::Mof3)));
    for (file, (_, reading)) in again.iter_mut().zip(readings) {
        file.reading = reading;
    }
}

/// All files that directives connect with some of these.
fn connected(mut waiting: Vec<FileId>, includes: &Includes) -> HashSet<FileId> {
    let mut connected: HashSet<FileId> = waiting.iter().copied().collect();
    if waiting.is_empty() {
        return connected;
    }
    let mut neighbours: HashMap<FileId, Vec<FileId>> = HashMap::new();
    for (place, target) in includes {
        neighbours.entry(place.file).or_default().push(*target);
        neighbours.entry(*target).or_default().push(place.file);
    }
    while let Some(file) = waiting.pop() {
        let new = neighbours.remove(&file).into_iter().flatten().filter(|next| connected.insert(*next));
        waiting.extend(new);
    }
    connected
}
