//! What stands in a paragraph: runs, links, fields, changes, notes and drawings.
use super::flow::Flow;
use crate::Refusal;
use crate::document::{ChangeOf, Paragraph, Run};
use crate::xml::{Node, Ns};

impl Flow<'_, '_> {
    /// Reads what stands in a paragraph, or in an element within one.
    pub(crate) fn inline(
        &mut self,
        node: Node,
        paragraph: &mut Paragraph,
        hidden: bool,
        link: Option<&str>,
    ) -> Result<(), Refusal> {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.kind(child) {
                (Ns::W, "r") => self.run(child, paragraph, hidden, link)?,
                (Ns::W, "ins" | "del" | "moveFrom" | "moveTo") => {
                    self.begin_change(child, ChangeOf::Text)?;
                    self.inline(child, paragraph, hidden, link)?;
                    self.end_change();
                }
                (Ns::W, "hyperlink") => {
                    let address = tree
                        .relation(child, "id")
                        .and_then(|id| self.relations.get(id.as_str()).copied())
                        .map(|relation| relation.target.clone());
                    let address = address.as_deref().or(link);
                    self.inline(child, paragraph, hidden, address)?;
                }
                (Ns::W, "fldSimple" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo") => {
                    self.inline(child, paragraph, hidden, link)?;
                }
                (Ns::Math, "oMath" | "oMathPara") => {
                    let pieces = tree.within(child).filter(|node| tree.is(*node, Ns::Math, "t"));
                    let text: String = pieces.map(|node| tree.text(node)).collect();
                    let run = Run {
                        hidden,
                        ..Run::default()
                    };
                    self.say(paragraph, &run, &text);
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(first) = self.first_alternative(child) {
                        self.inline(first, paragraph, hidden, link)?;
                    }
                }
                (Ns::W, "bookmarkStart") => {
                    let name = tree.attribute(child, "name").filter(|name| name.len() <= 64);
                    if paragraph.marks.len() < Paragraph::MARKS {
                        paragraph.marks.extend(name);
                    }
                }
                _ => self.marker(child)?,
            }
        }
        Ok(())
    }

    fn run(
        &mut self,
        node: Node,
        paragraph: &mut Paragraph,
        hidden: bool,
        link: Option<&str>,
    ) -> Result<(), Refusal> {
        let tree = self.tree;
        let mut run = Run {
            hidden,
            link: link.map(str::to_owned),
            ..Run::default()
        };
        if let Some(format) = tree.child(node, Ns::W, "rPr") {
            run.bold = tree.switch(format, "b").unwrap_or(false);
            run.italic = tree.switch(format, "i").unwrap_or(false);
            let styled = tree
                .val(format, "rStyle")
                .and_then(|style| self.looks.run_hides(&style));
            run.hidden = tree.switch(format, "vanish").or(styled).unwrap_or(hidden);
            run.language = tree.child(format, Ns::W, "lang").and_then(|lang| {
                let side = if tree.switch(format, "rtl") == Some(true) {
                    "bidi"
                } else {
                    "val"
                };
                tree.attribute(lang, side)
            });
        }
        self.content(node, paragraph, &run)
    }

    fn content(&mut self, node: Node, paragraph: &mut Paragraph, run: &Run) -> Result<(), Refusal> {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.kind(child) {
                (Ns::W, "t" | "delText") => self.say(paragraph, run, &tree.text(child)),
                (Ns::W, "tab" | "ptab") => self.say(paragraph, run, "\t"),
                (Ns::W, "br") => {
                    let kind = tree.attribute(child, "type");
                    if !matches!(kind.as_deref(), Some("page" | "column")) {
                        self.say(paragraph, run, "\n");
                    }
                }
                (Ns::W, "cr") => self.say(paragraph, run, "\n"),
                (Ns::W, "noBreakHyphen") => self.say(paragraph, run, "\u{2011}"),
                (Ns::W, "softHyphen") => self.say(paragraph, run, "\u{ad}"),
                (Ns::W, "sym") => {
                    if let Some(sign) = tree.attribute(child, "char").as_deref().and_then(sign) {
                        self.say(paragraph, run, sign.encode_utf8(&mut [0; 4]));
                    }
                }
                (Ns::W, "fldChar") => match tree.attribute(child, "fldCharType").as_deref() {
                    Some("begin") => {
                        self.fields.push(true);
                        self.codes += 1;
                    }
                    Some("separate") => {
                        if let Some(code) = self.fields.last_mut() {
                            self.codes -= usize::from(std::mem::take(code));
                        }
                    }
                    Some("end") => self.codes -= usize::from(self.fields.pop().unwrap_or(false)),
                    _ => {}
                },
                (Ns::W, name @ ("footnoteReference" | "endnoteReference")) => {
                    self.g.remark(self.limits)?;
                    let id = tree.attribute(child, "id").unwrap_or_default();
                    self.g.notes.push((name == "endnoteReference", id, self.here()));
                }
                (Ns::W, "ruby") => {
                    let base = tree.child(child, Ns::W, "rubyBase");
                    for inner in base.into_iter().flat_map(|base| tree.children(base)) {
                        if tree.is(inner, Ns::W, "r") {
                            self.content(inner, paragraph, run)?;
                        }
                    }
                }
                (Ns::W, "drawing" | "pict" | "object") => self.drawing(child)?,
                (Ns::Mc, "AlternateContent") => {
                    if let Some(first) = self.first_alternative(child) {
                        self.content(first, paragraph, run)?;
                    }
                }
                _ => self.marker(child)?,
            }
        }
        Ok(())
    }

    /// Adds text to a paragraph, unless it is a field's code.
    fn say(&mut self, paragraph: &mut Paragraph, run: &Run, text: &str) {
        if text.is_empty() || self.codes > 0 {
            return;
        }
        let (before, after) = self.stands();
        self.g.all.push_str(text);
        if after {
            self.g.after.push_str(text);
        }
        let change = self.stack.last().copied();
        // Programs cut runs wherever somebody paused: what looks alike is one.
        if let Some(last) = paragraph.runs.last_mut()
            && last.change == change
            && (last.bold, last.italic, last.hidden) == (run.bold, run.italic, run.hidden)
            && (&last.language, &last.link) == (&run.language, &run.link)
        {
            last.text.push_str(text);
            return;
        }
        paragraph.runs.push(Run {
            text: text.to_owned(),
            change,
            before,
            after,
            ..run.clone()
        });
    }
}

/// A sign of a symbol font. Ticks and boxes, which forms use, lie at private places.
fn sign(code: &str) -> Option<char> {
    match u32::from_str_radix(code, 16).ok()? & 0xf0ff {
        0xf0fc => Some('✓'),
        0xf0fe => Some('☑'),
        0xf0fb | 0xf0fd => Some('☒'),
        0xf06f | 0xf0a8 => Some('☐'),
        0xf0b7 => Some('•'),
        0xf000..=0xf0ff => None,
        code => char::from_u32(code).filter(|c| !c.is_control()),
    }
}
