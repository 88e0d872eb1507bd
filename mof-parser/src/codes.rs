//! The codes of the parser and of the stages before it.

crate::diagnostic_codes! {
    TOO_MANY_DIAGNOSTICS = "MOF-P199", Note, "a file has more mistakes than are shown";
    MISSING_SEMICOLON = "MOF-P102", Error [SdkPage: Warning], "a declaration does not end with `;`";
}
