//! Writes one chart of each kind to a page and to files: `cargo run -p balai-charts --example gallery -- DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use balai_charts::{Palette, STYLE, responsive, standalone, svg};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("Name a folder to write to.")?);
    let tokens = ":root { --ink: light-dark(#1a2230, #e9ecf1); --ink-2: light-dark(#51607a, #a9b4c6); --paper: light-dark(#ffffff, #12161d); --rule: light-dark(#e2e0d8, #2b3442); --accent: light-dark(#0b5f66, #5fc4c9); color: var(--ink); background: var(--paper); font: 15px 'Source Sans 3', system-ui, sans-serif; } body { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 2rem 3rem; } figcaption { font-weight: 600; margin-block-end: .5rem; } figure { margin: 0; }";
    let mut page = String::new();
    for chart in common::samples() {
        let drawn = responsive(&chart)?;
        page.push_str(&format!(
            "<figure><figcaption>{}</figcaption>{drawn}</figure>",
            chart.title
        ));
        fs::write(folder.join(format!("{}.svg", chart.id)), standalone(&chart)?)?;
        fs::write(
            folder.join(format!("print-{}.svg", chart.id)),
            svg(&chart, Palette::Print)?,
        )?;
    }
    for scheme in ["light", "dark"] {
        let html = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><style>:root {{ color-scheme: {scheme} }} {tokens} {STYLE}</style>{page}"
        );
        fs::write(folder.join(format!("{scheme}.html")), html)?;
    }
    Ok(())
}
