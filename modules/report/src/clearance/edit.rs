//! Words that somebody proposed, put into a report in the place of those they were about. Pure.
//! What cannot be put there without losing something (a figure of the records, a source, a
//! link) is left to a person.

use crate::{
    block::Block,
    check::written,
    edition::Material,
    prose::{self, Mark},
    tongue::language_of,
};

use super::Asked;

/// A block as it would be, and the words about its picture where those are what changes.
#[derive(Debug, Clone)]
pub(super) struct Edited {
    /// The block.
    pub block: Block,
    /// Caption, alternative, credit.
    pub picture: Option<[String; 3]>,
}

/// The block in which a passage stands, with the words that were proposed; none where they must
/// be written in by hand.
pub(super) fn taken_over(material: &Material, row: &Asked) -> Option<Edited> {
    let block = material.blocks.iter().find(|block| block.slug == row.slug)?;
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (old, new) = (bare(&row.text), bare(&row.words));
    if let Some(picture) = material.pictures.iter().find(|picture| picture.block == block.id) {
        let mut words = [&picture.caption, &picture.alternative, &picture.credit].map(Clone::clone);
        if let Some(own) = words.iter_mut().find(|own| bare(own) == old) {
            *own = new;
            let block = block.clone();
            return Some(Edited {
                block,
                picture: Some(words),
            });
        }
    }
    let mut block = block.clone();
    if bare(&block.heading) == old {
        block.heading = new;
        return Some(Edited { block, picture: None });
    }
    block.body = replaced(material, &block.body, &old, &new)?;
    Some(Edited { block, picture: None })
}

/// A text with one of its paragraphs, lines or runs of sentences replaced.
fn replaced(material: &Material, body: &str, old: &str, new: &str) -> Option<String> {
    let paragraphs = body.split("\n\n").map(str::trim);
    let lines = body.lines().map(str::trim);
    let lang = language_of(body);
    let read = |chunk: &str| {
        let sentences = prose::sentences(&prose::read(chunk), &|mark| {
            written(&material.figures, material.report.period(), lang, mark)
        });
        sentences
            .into_iter()
            .map(|one| one.text)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let whole = paragraphs
        .clone()
        .chain(lines)
        .find(|chunk| !chunk.is_empty() && read(chunk) == old);
    if let Some(chunk) = whole {
        let put = put_into(material, chunk, new)?;
        return Some(body.replacen(chunk, &put, 1));
    }
    // A run of sentences within a paragraph that is written as it is read.
    let holds = |chunk: &&str| {
        let bare = chunk.split_whitespace().collect::<Vec<_>>().join(" ");
        bare == read(chunk) && bare.matches(old).count() == 1
    };
    let chunk = paragraphs.into_iter().find(holds)?;
    let bare = chunk.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(body.replacen(chunk, &bare.replacen(old, new, 1), 1))
}

/// New words in the place of a chunk, behind its mark of a list, with its figures in them.
fn put_into(material: &Material, chunk: &str, new: &str) -> Option<String> {
    // A source or a link would be lost.
    if chunk.contains("[^") || chunk.contains("](") {
        return None;
    }
    let text = chunk.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '>' | '#' | '.' | ' ')
    });
    let is_list = chunk.starts_with(['-', '*', '+', '>', '#'])
        || chunk
            .split_once(". ")
            .is_some_and(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
    let front = if is_list {
        &chunk[..chunk.len() - text.len()]
    } else {
        ""
    };
    let lang = language_of(chunk);
    let mut out = String::new();
    let mut rest = new;
    for inside in chunk
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(inside, _)| inside)
    {
        let source = format!("{{{inside}}}");
        for mark in prose::marks(&prose::read(&source)) {
            let said = written(&material.figures, material.report.period(), lang, &mark);
            match rest.find(&said).filter(|_| !said.is_empty()) {
                Some(at) => {
                    out.push_str(&rest[..at]);
                    out.push_str(&source);
                    rest = &rest[at + said.len()..];
                }
                None if matches!(mark, Mark::Figure(_)) => return None,
                None => {}
            }
        }
    }
    Some(format!("{front}{out}{rest}"))
}
