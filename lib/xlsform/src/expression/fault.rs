use std::fmt;

/// Where in an expression's text something stands: the number of characters before it.
///
/// Two expressions are equal wherever they were written, so two places always are.
#[derive(Clone, Copy, Debug, Default)]
pub struct At(pub usize);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// Why an expression cannot be used, in a sentence for the person who wrote the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How many characters stand before the place that the sentence speaks of.
    pub at: usize,
    /// What is wrong and what to write instead.
    pub sentence: String,
}

impl Fault {
    /// A fault at a place of the text.
    pub fn new(at: At, sentence: impl Into<String>) -> Self {
        Self {
            at: at.0,
            sentence: sentence.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "At character {}: {}", self.at + 1, self.sentence)
    }
}

impl std::error::Error for Fault {}
