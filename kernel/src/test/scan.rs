//! A scan for stories.

use std::fmt::Write as _;

/// A PDF of blank pages with a bar on each, as a scanner might send it.
pub fn scan(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|at| format!("{} 0 R", at + 4)).collect();
    let bar = "0 0 0 rg 30 30 200 12 re f";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" ")),
        format!("<< /Length {} >>\nstream\n{bar}\nendstream", bar.len()),
    ];
    objects.extend(
        kids.iter()
            .map(|_| "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 3 0 R >>".to_owned()),
    );
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        // Writing to a String cannot fail.
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let size = places.len() + 1;
    let _ = write!(
        out,
        "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    );
    out.into_bytes()
}
