//! Reads again what belongs to a text in MOF 3 and does not show it.
//!
//! A file that includes files in MOF 3, or that they include, is in MOF 3 as well, since the two versions of the language do not mix. A
//! file is parsed before what it includes is known, so those that show no dialect of their own are parsed a second time.

use hashbrown::{HashMap, HashSet};

use mof_parser::{Dialect, FileId, Reading, SourceMap};

use super::parallel::in_parallel;
use super::{Includes, Readers};
use crate::compiler::CompiledFile;

/// The files that turn out to be in MOF 3, by their positions, each with what it says then.
pub(super) fn read_again(
    files: &[CompiledFile],
    includes: &Includes,
    sources: &SourceMap,
    readers: &Readers<'_>,
) -> Vec<(usize, Reading)> {
    let in_mof3 = files.iter().filter(|file| file.specification.dialect == Dialect::Mof3).map(|file| file.id);
    let connected = connected(in_mof3.collect(), includes);
    let shows_none = |file: &CompiledFile| {
        let source = sources.file(file.id);
        mof_parser::dialect::detect(source.path(), source.text()).is_none()
    };
    let concerned = |(_, file): &(usize, &CompiledFile)| {
        file.specification.dialect != Dialect::Mof3 && connected.contains(&file.id) && shows_none(file)
    };
    let again: Vec<(usize, FileId)> =
        files.iter().enumerate().filter(concerned).map(|(position, file)| (position, file.id)).collect();
    let readings = in_parallel(&again, |(_, id)| readers.read(sources.file(*id), Some(Dialect::Mof3)));
    again.into_iter().map(|(position, _)| position).zip(readings).collect()
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
