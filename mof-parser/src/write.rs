//! Writes a syntax tree as MOF text.
