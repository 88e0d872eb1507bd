//! Text to a schema, in the dialect that it states: the same text gives the same diagnostics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mof_model::Compiler;
use mof_parser::source::decode;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes.to_vec()) else { return };
    let compile = || {
        let mut compiler = Compiler::new();
        compiler.text("fuzz.mof", decoded.text.clone());
        compiler.compile().diagnostics
    };
    assert_eq!(compile(), compile());
});
