//! What is wrong with a template, and where.
use crate::Refusal;
use std::fmt;
use thiserror::Error;

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TemplateRefusal {
    /// It is no document that can be read.
    #[error(transparent)]
    Unreadable(#[from] Refusal),
    /// It carries macros, which would go out with every document made of it.
    #[error(
        "The template carries macros, which would go out with every document made of it. Save it as .docx, which leaves them out, and give that copy."
    )]
    Macros,
    /// It shows something that lies elsewhere.
    #[error(
        "The template shows something that lies outside itself ({0}): whoever opens a document made of it would fetch that. Insert it into the template (in Word: File, Info, Edit Links to Files, Break Link) and save it again."
    )]
    Outside(String),
    /// Its fields are not in order; at most 20 places.
    #[error("The template cannot be used. {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))]
    Faults(Vec<Fault>),
}

/// One thing that is wrong, with its place; its text is one or two sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub wrong: Wrong,
}

/// Where in a template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Which part, as people call it: `the text`, `a page header`; empty for the whole.
    pub part: String,
    /// The paragraph's number in that part, from 1; none where it is no paragraph.
    pub paragraph: Option<u32>,
    /// The beginning of the paragraph's text.
    pub text: String,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Wrong {
    /// A name that is not offered there.
    #[error("There is no field {{{{{name}}}}} here. There are: {}.", .known.join(", "))]
    Unknown {
        /// As written.
        name: String,
        /// What could be meant.
        known: Vec<String>,
    },
    /// A list is named as if it were a text.
    #[error(
        "{0} is a list: write {{{{#each {0}}}}} before and {{{{/each}}}} after what is to be repeated for each entry."
    )]
    IsList(String),
    /// Something else is repeated as if it were a list.
    #[error("{0} is no list, so nothing can be repeated for it. Write {{{{{0}}}}} or {{{{#if {0}}}}}.")]
    NoList(String),
    /// Something that only holds or does not is named as if it were a text.
    #[error(
        "{0} only holds or does not: write {{{{#if {0}}}}} before and {{{{/if}}}} after what depends on it."
    )]
    IsTruth(String),
    /// Not a field.
    #[error(
        "{0} is no field. Fields are written {{{{name}}}}, {{{{#each name}}}}, {{{{#if name}}}}, {{{{#unless name}}}}, and closed by {{{{/each}}}}, {{{{/if}}}}, {{{{/unless}}}}."
    )]
    NoField(String),
    /// Braces without their fellows.
    #[error("Two braces open or close a field alone. Write both {{{{ and }}}} in the same paragraph.")]
    Unfinished,
    /// A block without its end.
    #[error("{0} is never closed. Add the end of the block.")]
    Unclosed(String),
    /// An end without its block.
    #[error("{0} closes what was not opened. Take it out, or open the block before it.")]
    NotOpened(String),
    /// Blocks that end in the wrong order.
    #[error("{close} stands where {open} should be closed. Close the inner block first.")]
    Crossed {
        /// The block that is open.
        open: String,
        /// What was found.
        close: String,
    },
    /// Hidden text or a hidden row.
    #[error(
        "{0} is hidden (in Word: Font, Hidden, or a hidden row), so nobody would see what it brings. Show it or take it out."
    )]
    Hidden(String),
    /// Within a field's code.
    #[error(
        "A field of ours stands in the code of a field of Word, where it would not be seen. Write it in the text."
    )]
    InCode,
    /// Within a tracked change.
    #[error("{0} lies in a tracked change. Accept or reject the changes of the template.")]
    Tracked(String),
    /// Within a content control that Word fills from elsewhere.
    #[error(
        "{0} lies in a content control that Word fills itself, which would replace it. Take the control away."
    )]
    Bound(String),
    /// In a place that is not filled: alternative text, a chart, a comment.
    #[error(
        "A field stands where none is filled: in an alternative text, a comment, a chart or a diagram. Write it in the text, a table, a text box, a header, a footer or a note."
    )]
    NotFilled,
    /// A block that begins in the middle of one paragraph and ends in another.
    #[error("{0} and its end stand in different paragraphs: write each alone in a paragraph of its own.")]
    NotAlone(String),
    /// A part of a paragraph cannot be repeated.
    #[error(
        "{0} repeats a part of a paragraph. Let it begin and end the whole paragraph, or put the two into rows of a table or paragraphs of their own."
    )]
    PartRepeated(String),
    /// A block that begins and ends in places which have nothing in common.
    #[error(
        "{0} begins in one table, box or part and ends in another. Put both into rows of one table, or both outside it."
    )]
    Scattered(String),
    /// Two blocks that claim the same rows or paragraphs.
    #[error("{0} claims rows or paragraphs that another block claims too. Put one wholly within the other.")]
    Overlapping(String),
    /// A field that must be there is not.
    #[error("The field {{{{{0}}}}} must be in the template and is nowhere in it. Add it where people read.")]
    Missing(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place {
            part,
            paragraph,
            text,
        } = &self.place;
        match paragraph {
            Some(number) => write!(f, "Paragraph {number} of {part} (“{text}”): {}", self.wrong),
            None if part.is_empty() => write!(f, "{}", self.wrong),
            None => write!(f, "In {part}: {}", self.wrong),
        }
    }
}

/// Why a sound template was not filled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FillError {
    /// A field that the template uses got no value, or one of another kind.
    #[error("The template asks for {{{{{0}}}}}, for which no value was given. Nothing was made.")]
    NoValue(String),
    /// The document would be larger than the limit.
    #[error("The filled document would be too large. Choose fewer entries.")]
    TooLarge,
    /// The parts could not be read or packed again.
    #[error(transparent)]
    Unreadable(#[from] Refusal),
}
