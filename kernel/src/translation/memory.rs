//! The memory of a translator: what was translated before, by paragraph and by sentence.

use sha2::{Digest as _, Sha256};

/// Cuts a text into sentences, by the marks that end one in the scripts that have such marks. A
/// text in a script without them (Thai, Khmer, Lao) is one.
pub fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut now = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        now.push(c);
        let ends = matches!(
            c,
            '.' | '!' | '?' | '\u{6d4}' | '\u{61f}' | '\u{964}' | '\u{104b}'
        );
        let is_past = chars.peek().is_none_or(|next| next.is_whitespace());
        if c == '\n' || (ends && is_past) {
            let sentence = now.trim();
            if !sentence.is_empty() {
                out.push(sentence.to_owned());
            }
            now.clear();
        }
    }
    let rest = now.trim();
    if !rest.is_empty() {
        out.push(rest.to_owned());
    }
    out
}

/// Under which digest a sentence is remembered: the same for other blanks and other capitals.
pub(super) fn digest(sentence: &str) -> String {
    let folded = sentence
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let hash = Sha256::digest(folded.as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// What is remembered of a translated paragraph: itself, and each of its sentences where there are
/// as many on both sides.
pub(super) fn remembered(source: &str, words: &str) -> Vec<(String, String)> {
    let mut out = vec![(source.to_owned(), words.to_owned())];
    let (from, to) = (sentences(source), sentences(words));
    if from.len() > 1 && from.len() == to.len() {
        out.extend(from.into_iter().zip(to));
    }
    out
}

/// The digests under which something may be remembered that helps with a paragraph.
pub(super) fn asked(source: &str) -> Vec<String> {
    let mut out = vec![digest(source)];
    let parts = sentences(source);
    if parts.len() > 1 {
        out.extend(parts.iter().map(|part| digest(part)));
    }
    out
}
