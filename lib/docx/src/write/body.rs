//! The text of a draft as WordprocessingML (ECMA-376 part 1, 17).
use super::draft::{Cards, Draft, Grid, Line, Part, Piece, Shown};
use super::{WriteError, escaped, picture, run_text, still};

/// English metric units in a millimetre.
const EMU: f64 = 36_000.0;

/// A draft's text and what it refers to.
pub(super) struct Body {
    pub(super) document: String,
    /// Names and bytes of its pictures.
    pub(super) media: Vec<(String, Vec<u8>)>,
    /// For each list in order, whether it is counted.
    pub(super) lists: Vec<bool>,
}

struct Writing<'a> {
    draft: &'a Draft,
    out: String,
    media: Vec<(String, Vec<u8>)>,
    lists: Vec<bool>,
    /// The draft's name for the list that was written last.
    list: Option<usize>,
    pictures: usize,
    /// Names of paragraphs so far.
    marks: usize,
}

pub(super) fn written(draft: &Draft) -> Result<Body, WriteError> {
    let mut writing = Writing {
        draft,
        out: format!("{}<w:document {}><w:body>", still::DECLARATION, still::NAMES),
        media: Vec::new(),
        lists: Vec::new(),
        list: None,
        pictures: 0,
        marks: 0,
    };
    for part in &draft.parts {
        writing.part(part)?;
    }
    // Word wants a paragraph after a table that ends the text.
    if matches!(draft.parts.last(), Some(Part::Table(_) | Part::Cards(_)) | None) {
        writing.out.push_str("<w:p/>");
    }
    let (short, long) = (11_906, 16_838);
    let (size, turned) = match draft.landscape {
        true => ((long, short), " w:orient=\"landscape\""),
        false => ((short, long), ""),
    };
    let bidi = if draft.right_to_left { "<w:bidi/>" } else { "" };
    writing.out.push_str(&format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"{turned}/><w:pgMar w:top=\"1417\" w:right=\"1247\" w:bottom=\"1417\" w:left=\"1247\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>{bidi}</w:sectPr></w:body></w:document>",
        size.0, size.1
    ));
    Ok(Body {
        document: writing.out,
        media: writing.media,
        lists: writing.lists,
    })
}

/// The part at the head of each page.
pub(super) fn header(draft: &Draft) -> String {
    let text = draft.header.as_deref().unwrap_or_default();
    let line = paragraph(draft, "<w:pStyle w:val=\"Header\"/>", &Line::from(text));
    format!("{}<w:hdr {}>{line}</w:hdr>", still::DECLARATION, still::NAMES)
}

/// The part at the foot of each page.
pub(super) fn footer(draft: &Draft) -> String {
    let mut runs = String::new();
    if let Some(footer) = &draft.footer {
        let words = |text: &str| run(draft, &Piece::from(text), draft.right_to_left);
        runs.push_str(&words(&footer.before));
        runs.push_str(&field("PAGE"));
        if !footer.between.is_empty() {
            runs.push_str(&words(&footer.between));
            runs.push_str(&field("NUMPAGES"));
        }
        runs.push_str(&words(&footer.after));
    }
    let bidi = if draft.right_to_left { "<w:bidi/>" } else { "" };
    format!(
        "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{bidi}</w:pPr>{runs}</w:p></w:ftr>",
        still::DECLARATION,
        still::NAMES
    )
}

/// A number that whoever shows the page works out.
fn field(code: &str) -> String {
    format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}

impl Writing<'_> {
    fn part(&mut self, part: &Part) -> Result<(), WriteError> {
        match part {
            Part::Title(line) => self.paragraph("<w:pStyle w:val=\"Title\"/>", line),
            Part::Heading(level, line) => {
                self.paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), line);
            }
            Part::Paragraph(line) => self.paragraph("", line),
            Part::Item {
                ordered,
                level,
                list,
                line,
            } => {
                if self.list != Some(*list) {
                    self.lists.push(*ordered);
                    self.list = Some(*list);
                }
                let number = self.lists.len();
                let properties = format!(
                    "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>"
                );
                self.paragraph(&properties, line);
            }
            Part::Table(grid) => self.table(grid)?,
            Part::Cards(cards) => self.cards(cards),
            Part::Picture(shown) => self.picture(shown)?,
            Part::PageBreak => self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
        Ok(())
    }

    fn paragraph(&mut self, properties: &str, line: &Line) {
        if line.mark.is_some() {
            self.marks += 1;
        }
        let text = marked(self.draft, properties, line, self.marks);
        self.out.push_str(&text);
    }

    fn cards(&mut self, cards: &Cards) {
        let across = cards.across.clamp(1, 8);
        let width = self.text_width() / across;
        let height = match cards.height.is_finite() {
            // Millimetres to twentieths of a point.
            true => (cards.height.clamp(5.0, 400.0) * 1_440.0 / 25.4) as usize,
            false => 1_440,
        };
        let side =
            |side: &str| format!("<w:{side} w:val=\"dashed\" w:sz=\"4\" w:space=\"0\" w:color=\"8A94A0\"/>");
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(side)
            .concat();
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>",
            width * across,
            format!("<w:gridCol w:w=\"{width}\"/>").repeat(across)
        ));
        for row in cards.cards.chunks(across) {
            self.out.push_str(&format!(
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/></w:trPr>"
            ));
            for at in 0..across {
                let lines: String = row
                    .get(at)
                    .into_iter()
                    .flatten()
                    .map(|line| {
                        paragraph(
                            self.draft,
                            "<w:pStyle w:val=\"TableText\"/>",
                            &line.clone().centred(),
                        )
                    })
                    .collect();
                let lines = match lines.is_empty() {
                    true => "<w:p/>".to_owned(),
                    false => lines,
                };
                self.out.push_str(&format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{lines}</w:tc>"
                ));
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    /// The width of the text between the margins, in twentieths of a point.
    fn text_width(&self) -> usize {
        let page = if self.draft.landscape { 16_838 } else { 11_906 };
        page - 2 * 1_247
    }

    fn table(&mut self, grid: &Grid) -> Result<(), WriteError> {
        let columns = grid
            .rows
            .iter()
            .map(Vec::len)
            .chain([grid.headings.len()])
            .max()
            .unwrap_or(0);
        if columns > 63 {
            return Err(WriteError::TooWide(columns));
        }
        if columns == 0 {
            return Ok(());
        }
        let share = |at: usize| {
            let width = grid.widths.get(at).copied().unwrap_or(1.0);
            if width.is_finite() {
                width.clamp(0.1, 100.0)
            } else {
                1.0
            }
        };
        let all: f64 = (0..columns).map(share).sum();
        let width = self.text_width();
        let widths: Vec<usize> = (0..columns)
            .map(|at| (share(at) / all * width as f64) as usize)
            .collect();
        let visual = if self.draft.right_to_left {
            "<w:bidiVisual/>"
        } else {
            ""
        };
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>{visual}<w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for width in &widths {
            self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        if !grid.headings.is_empty() {
            let cells: Vec<Line> = grid
                .headings
                .iter()
                .map(|heading| Line::of([Piece::from(heading.as_str()).bold()]))
                .collect();
            self.row(&cells, &widths, true);
        }
        for cells in &grid.rows {
            self.row(cells, &widths, false);
        }
        self.out.push_str("</w:tbl>");
        Ok(())
    }

    fn row(&mut self, cells: &[Line], widths: &[usize], header: bool) {
        let (repeated, shade) = match header {
            true => (
                "<w:tblHeader/>",
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF2\"/>",
            ),
            false => ("", ""),
        };
        self.out
            .push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
        let empty = Line::default();
        for (at, width) in widths.iter().enumerate() {
            let line = cells.get(at).unwrap_or(&empty);
            let text = paragraph(self.draft, "<w:pStyle w:val=\"TableText\"/>", line);
            self.out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{text}</w:tc>"
            ));
        }
        self.out.push_str("</w:tr>");
    }

    fn picture(&mut self, shown: &Shown) -> Result<(), WriteError> {
        self.pictures += 1;
        let number = self.pictures;
        if shown.description.trim().is_empty() {
            return Err(WriteError::NoDescription(number));
        }
        let (ending, wide, high) = picture::look(&shown.bytes).ok_or(WriteError::NoPicture(number))?;
        // Twentieths of a point to millimetres: an inch has 1,440 of the one, 25.4 of the other.
        let most = self.text_width() as f64 * 25.4 / 1_440.0;
        let width = if shown.width.is_finite() {
            shown.width.clamp(1.0, most)
        } else {
            most
        };
        let height = (width * f64::from(high) / f64::from(wide)).clamp(0.1, 2_000.0);
        let (cx, cy) = ((width * EMU) as u64, (height * EMU) as u64);
        // One file, however often it is shown.
        let known = self.media.iter().position(|(_, bytes)| *bytes == shown.bytes);
        let place = known.unwrap_or_else(|| {
            self.media.push((
                format!("image{}{ending}", self.media.len() + 1),
                shown.bytes.clone(),
            ));
            self.media.len() - 1
        });
        let name = &self.media[place].0;
        let description = escaped(&shown.description);
        self.out.push_str(&format!(
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{description}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{name}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        ));
        Ok(())
    }
}

/// A paragraph without the name it may have.
fn paragraph(draft: &Draft, properties: &str, line: &Line) -> String {
    marked(draft, properties, line, 0)
}

/// A paragraph; its properties stand in the order the schema asks for. `number` is that of its
/// name in the document, where it has one.
fn marked(draft: &Draft, properties: &str, line: &Line, number: usize) -> String {
    let right_to_left = line.right_to_left.unwrap_or(draft.right_to_left);
    let mut all = properties.to_owned();
    if line.small && properties.is_empty() {
        all.push_str("<w:pStyle w:val=\"Small\"/>");
    }
    if line.with_next {
        all.push_str("<w:keepNext/>");
    }
    if right_to_left {
        all.push_str("<w:bidi/>");
    }
    if line.centred {
        all.push_str("<w:jc w:val=\"center\"/>");
    }
    let runs: String = line
        .pieces
        .iter()
        .map(|piece| run(draft, piece, right_to_left))
        .collect();
    let runs = match &line.mark {
        Some(name) if number > 0 => format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{}\"/>{runs}<w:bookmarkEnd w:id=\"{number}\"/>",
            escaped(name)
        ),
        _ => runs,
    };
    match all.is_empty() {
        true => format!("<w:p>{runs}</w:p>"),
        false => format!("<w:p><w:pPr>{all}</w:pPr>{runs}</w:p>"),
    }
}

fn run(draft: &Draft, piece: &Piece, right_to_left: bool) -> String {
    let text = run_text(&piece.text);
    if text.is_empty() {
        return String::new();
    }
    let mut format = String::new();
    if piece.bold {
        format.push_str("<w:b/><w:bCs/>");
    }
    if piece.italic {
        format.push_str("<w:i/><w:iCs/>");
    }
    if let Some(points) = piece.size {
        let half = u16::from(points) * 2;
        format.push_str(&format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>"));
    }
    if right_to_left {
        format.push_str("<w:rtl/>");
    }
    let language = piece
        .language
        .as_ref()
        .filter(|language| **language != draft.language);
    if let Some(language) = language {
        let language = escaped(language);
        let side = if right_to_left { "bidi" } else { "val" };
        format.push_str(&format!("<w:lang w:{side}=\"{language}\"/>"));
    }
    match format.is_empty() {
        true => format!("<w:r>{text}</w:r>"),
        false => format!("<w:r><w:rPr>{format}</w:rPr>{text}</w:r>"),
    }
}
