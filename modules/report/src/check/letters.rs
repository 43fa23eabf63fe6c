//! Letters that print lacks: Chinese, Japanese, Hebrew, pictures of faces. They would
//! stand in the PDF as empty boxes, which nobody sees before it is printed.

use balai_kernel::text::Message;

use super::{Finding, Reader, Severity};
use crate::{
    block::Kind,
    figure::Value,
    pdf::lacking,
    prose::{self, Mark},
};

impl Reader<'_> {
    /// The texts of a block with letters that no face for print has, one finding each.
    pub(super) fn letters(&self, findings: &mut Vec<Finding>) {
        let settings = &self.block.settings.0;
        let mut texts: Vec<String> = self
            .sentences(&self.block.body)
            .into_iter()
            .map(|sentence| sentence.text)
            .collect();
        texts.extend(self.sources());
        texts.extend(
            [
                &self.block.heading,
                &settings.subtitle,
                &settings.finding,
                &settings.source,
                &settings.said_by,
            ]
            .map(String::clone),
        );
        let lines = [&settings.figures, &settings.rows, &settings.signatures];
        texts.extend(
            lines
                .into_iter()
                .flat_map(|lines| lines.lines().map(str::to_owned)),
        );
        for picture in self
            .desk
            .pictures
            .iter()
            .filter(|picture| picture.block == self.block.id)
        {
            texts.extend([picture.caption.clone(), picture.credit.clone()]);
        }
        if self.block.kind() == Kind::Acknowledgements && settings.drawn {
            texts.extend(self.desk.givers.iter().map(|(_, name)| name.clone()));
        }
        if self.block.kind() == Kind::Foreword {
            texts.extend(self.desk.signatories.iter().map(|(name, _)| name.clone()));
        }
        for text in texts {
            let letters: String = lacking(&text).into_iter().collect();
            if letters.is_empty() {
                continue;
            }
            let message = Message::new("finding-no-letters").with("letters", &letters);
            let mut finding = self.found(Severity::Warning, message, "suggest-letters");
            finding.sentence = text.trim().to_owned();
            // What stands together is marked, where it does.
            finding.excerpt = letters;
            findings.push(finding);
        }
    }

    /// What becomes an endnote.
    fn sources(&self) -> Vec<String> {
        prose::marks(&prose::read(&self.block.body))
            .into_iter()
            .filter_map(|mark| match mark {
                Mark::Source(source) => Some(source),
                Mark::Figure(binding) => match &self.desk.figures.get(&binding)?.value {
                    Value::Cited { source, .. } => Some(source.clone()),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }
}
