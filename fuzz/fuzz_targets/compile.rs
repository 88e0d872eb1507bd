//! Bytes to what a user sees of their schema: the same bytes give the same diagnostics, and all of them can be shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mof_model::Compiler;
use mof_parser::diagnostic::render::Renderer;

fuzz_target!(|bytes: &[u8]| {
    let compile = || {
        let mut compiler = Compiler::new();
        compiler.bytes("fuzz.mof", bytes);
        compiler.compile()
    };
    let compilation = compile();
    let renderer = Renderer::new(&compilation.sources).color(false);
    for diagnostic in &compilation.diagnostics {
        let _ = renderer.long(diagnostic);
        let _ = renderer.short(diagnostic);
    }
    assert_eq!(compile().diagnostics, compilation.diagnostics);
});
