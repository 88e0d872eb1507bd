//! The codes of the checks on meaning; a code's number is that of the check in `docs/rules.md`.

mof_parser::diagnostic_codes! {
    DUPLICATE_CLASS = "MOF-S002", Error, "a class is declared twice";
}
