//! Pictures and text boxes (ECMA-376 part 1, 20.4 and, for older ones, part 4, 19.1).
use super::flow::Flow;
use crate::Refusal;
use crate::document::Picture;
use crate::xml::{Node, Ns};

/// English metric units in a millimetre.
const EMU: f64 = 36_000.0;

impl Flow<'_, '_> {
    /// Notes the pictures of a drawing, and its text boxes to be read after the paragraph.
    pub(crate) fn drawing(&mut self, node: Node) -> Result<(), Refusal> {
        let tree = self.tree;
        if tree.name(node) == "object" {
            self.g.embedded += 1;
        }
        let mut size = None;
        let mut description = String::new();
        let range = tree.within(node);
        let mut at = range.start;
        while at < range.end {
            match tree.kind(at) {
                // What is in a box is read with it, its own drawings too.
                (Ns::W, "txbxContent") => {
                    self.boxes.push((at, self.stack.clone()));
                    at = tree.within(at).end;
                    continue;
                }
                (Ns::Mc, "Fallback")
                    if tree
                        .parent(at)
                        .and_then(|p| tree.child(p, Ns::Mc, "Choice"))
                        .is_some() =>
                {
                    at = tree.within(at).end;
                    continue;
                }
                (Ns::Drawing, "extent") => {
                    let side = |name| {
                        tree.attribute(at, name)
                            .and_then(|value| value.parse::<f64>().ok())
                    };
                    size = side("cx").zip(side("cy")).map(|(cx, cy)| (cx / EMU, cy / EMU));
                }
                (Ns::Drawing, "docPr") => description = tree.attribute(at, "descr").unwrap_or_default(),
                (Ns::Vml, "shape") => {
                    description = tree.attribute(at, "alt").unwrap_or_default();
                }
                (Ns::Drawing, "blip") => {
                    let id = tree.relation(at, "embed").or_else(|| tree.relation(at, "link"));
                    self.picture(id, size, &description)?;
                }
                (Ns::Vml, "imagedata") => self.picture(tree.relation(at, "id"), size, &description)?,
                _ => {}
            }
            at += 1;
        }
        Ok(())
    }

    fn picture(
        &mut self,
        id: Option<String>,
        size: Option<(f64, f64)>,
        description: &str,
    ) -> Result<(), Refusal> {
        let Some(relation) = id.and_then(|id| self.relations.get(id.as_str()).copied()) else {
            return Ok(());
        };
        if self.g.pictures.len() >= self.limits.pictures {
            return Err(Refusal::TooMany {
                what: "pictures",
                most: self.limits.pictures,
            });
        }
        let name = relation.target.rsplit(['/', '\\']).next().unwrap_or_default();
        self.g.pictures.push(Picture {
            part: if relation.external {
                String::new()
            } else {
                relation.target.clone()
            },
            name: name.to_owned(),
            bytes: 0,
            size,
            description: description.to_owned(),
            paragraph: self.here(),
        });
        Ok(())
    }
}
