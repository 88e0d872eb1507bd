//! What files correct in the declarations of others: known to the readers that made the corrections, kept with the classes.

use mof_parser::SourceMap;

use crate::compiler::CompiledFile;
use crate::schema::{Correction, Schema};

/// Gives each class what was corrected in it.
pub(crate) fn corrections(schema: &mut Schema, files: &[CompiledFile], sources: &SourceMap) {
    for correction in files.iter().flat_map(|file| &file.corrections) {
        let Some(id) = schema.class_id(&correction.class) else { continue };
        let file = sources.file(correction.span.file);
        schema.classes[id.index()].corrections.push(Correction {
            part: correction.part.clone(),
            what: correction.what.clone(),
            reason: correction.reason.clone(),
            file: file.path().to_owned(),
            line: file.position(correction.span.start).line,
        });
    }
}
