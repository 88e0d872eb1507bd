use mof_codegen::{Builder, Layout, rust::Options};
fn main() {
    let mut c = mof_model::Compiler::new();
    c.reader(mof_sdk_pages::PageReader);
    c.path(std::env::args().nth(1).unwrap());
    let comp = c.compile();
    let mut o = Options::default();
    if std::env::args().nth(3).is_some() {
        o.runtime = mof_codegen::rust::Runtime::ModuleWithSerde;
    }
    let t = std::time::Instant::now();
    let g = mof_codegen::rust::generate(comp.valid_schema().unwrap(), &o.layout(Layout::default()));
    eprintln!("{:?}", t.elapsed());
    g.output.write(std::env::args().nth(2).unwrap(), Default::default()).unwrap();
    let _ = Builder::new();
}
