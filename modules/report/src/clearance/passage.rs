//! The pieces of a report as it is read, and whom each of them names. Pure: the report put
//! together and a book of names in, whom to ask what out.
//!
//! Whoever is asked sees the sentences of a paragraph that name them, with those between that
//! name nobody: a sentence about another party is that party's.

use std::collections::{BTreeMap, BTreeSet};

use balai_directory::{PartyId, PersonId, agency::Agency};
use balai_kernel::{Id, t, text::Lang};
use balai_names::{Finder, fold};
use sha2::{Digest as _, Sha256};

use crate::{
    edition::{Edition, Extra},
    prose::{self, Inline, Passage},
};

/// Stands where sentences about others are left out.
const LEFT_OUT: &str = "[\u{2026}]";
/// A spelling of more agencies than this tells none of them.
const MOST_NAMESAKES: usize = 2;
/// From this share of common words on, two texts are one that was altered.
const ALIKE: f64 = 0.3;

/// Whose words something is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A party's.
    Party(PartyId),
    /// An agency's, where its party is not named.
    Agency(Id<Agency>),
    /// A person's.
    Person(PersonId),
    /// A donor's or partner's that is no party, by its folded name.
    Other(String),
}

impl About {
    /// As it is kept: `party:` and the id, and so on.
    pub fn key(&self) -> String {
        match self {
            Self::Party(id) => format!("party:{id}"),
            Self::Agency(id) => format!("agency:{id}"),
            Self::Person(id) => format!("person:{id}"),
            Self::Other(name) => format!("name:{name}"),
        }
    }

    /// The one that was kept under this text.
    pub fn of_key(key: &str) -> Option<Self> {
        let (kind, rest) = key.split_once(':')?;
        match kind {
            "party" => rest.parse().ok().map(Self::Party),
            "agency" => rest.parse().ok().map(Self::Agency),
            "person" => rest.parse().ok().map(Self::Person),
            "name" => Some(Self::Other(rest.to_owned())),
            _ => None,
        }
    }
}

/// An agency in the book of names.
#[derive(Debug, Clone)]
pub struct KnownAgency {
    /// Its party.
    pub party: PartyId,
    /// Its name.
    pub name: String,
}

/// A person in the book of names.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Their party.
    pub party: Option<PartyId>,
    /// Their agency.
    pub agency: Option<Id<Agency>>,
    /// Their name as shown.
    pub name: String,
    /// Who can see that they are known.
    pub audience: String,
}

/// Everybody who can be named, with what it takes to say who clears it.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// Finds them in a text.
    pub finder: Finder<About>,
    /// Agencies.
    pub agencies: BTreeMap<Id<Agency>, KnownAgency>,
    /// Persons.
    pub people: BTreeMap<PersonId, KnownPerson>,
    /// Donors and partners that are no party: the folded name, and as it is written.
    pub others: BTreeMap<String, String>,
}

/// A piece of a report: a paragraph, a caption, a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The block's name in the report; empty for the title.
    pub slug: String,
    /// What of it: a kind of place and a number, `text:3`.
    pub place: String,
    /// Its sentences as they are read.
    pub sentences: Vec<String>,
}

impl Written {
    /// The whole piece.
    pub fn whole(&self) -> String {
        self.sentences.join(" ")
    }
}

/// Something that somebody has to clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Who.
    pub about: About,
    /// As in [`Written`].
    pub slug: String,
    /// As in [`Written`].
    pub place: String,
    /// What they are shown.
    pub text: String,
    /// The names that were found, each once.
    pub names: Vec<String>,
    /// Whether somebody should look if they are meant at all.
    pub is_unsure: bool,
}

/// What a text is told by: SHA-256 of it with single blanks, hexadecimal.
pub fn digest_of(text: &str) -> String {
    let bare = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = Sha256::digest(bare.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every word of a report, folded: whoever shares none with it is not named in it.
pub fn words_of(pieces: &[Written]) -> BTreeSet<String> {
    let folded = pieces.iter().map(|piece| fold(&piece.whole()));
    let mut words = BTreeSet::new();
    for text in folded {
        words.extend(text.split(' ').map(str::to_owned));
    }
    words
}

/// The word of a place in the catalogue: `clearance-place-text`.
pub fn kind_of_place(place: &str) -> &'static str {
    const KINDS: [&str; 10] = [
        "text",
        "heading",
        "thanks",
        "signature",
        "figure",
        "chart",
        "row",
        "said",
        "picture",
        "title",
    ];
    let kind = place.split(':').next().unwrap_or_default();
    KINDS.into_iter().find(|known| *known == kind).unwrap_or("text")
}

/// Every piece of a report that is printed as somebody wrote it or as the records tell it.
/// Sources, definitions and the glossary are not among them: they quote what is published.
pub fn pieces(edition: &Edition) -> Vec<Written> {
    let mut pieces = Pieces::default();
    pieces.begin("");
    pieces.add("title", vec![edition.title.clone(), edition.subtitle.clone()]);
    for part in &edition.parts {
        pieces.begin(&part.slug);
        pieces.add("heading", vec![part.heading.clone()]);
        pieces.text(&part.passages);
        pieces.extra(&part.extra);
    }
    pieces.out
}

#[derive(Default)]
struct Pieces {
    slug: String,
    counts: BTreeMap<&'static str, usize>,
    out: Vec<Written>,
}

impl Pieces {
    fn begin(&mut self, slug: &str) {
        slug.clone_into(&mut self.slug);
        self.counts.clear();
    }

    fn add(&mut self, kind: &'static str, sentences: Vec<String>) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let sentences: Vec<String> = sentences
            .into_iter()
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        if !sentences.is_empty() {
            self.out.push(Written {
                slug: self.slug.clone(),
                place: format!("{kind}:{count}"),
                sentences,
            });
        }
    }

    fn text(&mut self, passages: &[Passage]) {
        for passage in passages {
            match passage {
                Passage::Paragraph(_) | Passage::Heading(..) => self.add("text", sentences(passage)),
                Passage::Quote(inner) => self.text(inner),
                Passage::List(_, items) => items.iter().for_each(|item| self.text(item)),
                Passage::Table(head, rows) => self.rows("row", "", head, rows),
            }
        }
    }

    fn rows(&mut self, kind: &'static str, caption: &str, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let head: Vec<String> = head.iter().map(|cell| plain(cell)).collect();
        self.add(kind, vec![caption.to_owned(), head.join(" \u{b7} ")]);
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
            self.row(kind, caption, &head, &cells);
        }
    }

    /// A row stands with the names of its columns, so that it can be read by itself.
    fn row(&mut self, kind: &'static str, caption: &str, head: &[String], cells: &[String]) {
        let said = cells.iter().enumerate().map(|(at, cell)| match head.get(at) {
            Some(name) if at > 0 && !name.is_empty() => format!("{name}: {cell}"),
            _ => cell.clone(),
        });
        let line = said.collect::<Vec<_>>().join(" \u{b7} ");
        self.add(kind, vec![caption.to_owned(), line]);
    }

    fn extra(&mut self, extra: &Extra) {
        match extra {
            Extra::Thanks(groups) => {
                for (gift, names) in groups {
                    let why = t!(Lang::EN, &format!("gift-{}", gift.code()));
                    for name in names {
                        self.add("thanks", vec![format!("{why}: {name}")]);
                    }
                }
            }
            Extra::Signatures(people) => {
                for (name, function) in people {
                    self.add("signature", vec![format!("{name}, {function}")]);
                }
            }
            Extra::Figures(groups) => {
                for (heading, keys) in groups {
                    for key in keys {
                        self.add(
                            "figure",
                            vec![heading.clone(), format!("{} {}", key.value, key.label)],
                        );
                    }
                }
            }
            Extra::Chart(chart) => {
                self.add("chart", vec![chart.title.clone()]);
                if let Ok(table) = balai_charts::table(chart) {
                    for row in &table.rows {
                        self.row("chart", &chart.title, &table.header, row);
                    }
                }
            }
            Extra::Table(caption, rows, _) => {
                let caption = plain(caption);
                if let Some((head, rows)) = rows.split_first() {
                    self.rows("row", &caption, head, rows);
                }
            }
            Extra::Drawn(rows, _) => {
                if let Some((head, rows)) = rows.split_first() {
                    self.rows("row", "", head, rows);
                }
            }
            Extra::Said(by) => self.add("said", vec![by.clone()]),
            Extra::Picture(picture) => {
                for words in [&picture.caption, &picture.alternative, &picture.credit] {
                    self.add("picture", vec![words.clone()]);
                }
            }
            Extra::None | Extra::Terms(_) | Extra::Notes => {}
        }
    }
}

fn sentences(passage: &Passage) -> Vec<String> {
    prose::sentences(std::slice::from_ref(passage), &|_| String::new())
        .into_iter()
        .map(|sentence| sentence.text)
        .collect()
}

fn plain(cell: &[Inline]) -> String {
    prose::plain(&[Passage::Paragraph(cell.to_vec())])
}

/// Whom one sentence names: each with the words, and whether it is surely they.
type Named = BTreeMap<About, (BTreeSet<String>, bool)>;

/// Who has to clear what of these pieces, in reading order.
pub fn needs(pieces: &[Written], book: &Book) -> Vec<Need> {
    pieces.iter().flat_map(|piece| needs_of(piece, book)).collect()
}

fn needs_of(piece: &Written, book: &Book) -> Vec<Need> {
    // Money names nobody; the text keeps its length, and every place in it.
    let hits: Vec<_> = piece
        .sentences
        .iter()
        .map(|one| book.finder.find(&one.replace("US$", "us$")))
        .collect();
    let parties: BTreeSet<PartyId> = hits
        .iter()
        .flatten()
        .filter(|hit| hit.keys.len() == 1)
        .filter_map(|hit| match hit.keys.first() {
            Some(About::Party(id)) => Some(*id),
            _ => None,
        })
        .collect();
    let named: Vec<Named> = hits
        .iter()
        .zip(&piece.sentences)
        .map(|(hits, sentence)| {
            let mut named = Named::new();
            for hit in hits {
                let words = sentence.get(hit.place.clone()).unwrap_or_default();
                let is_sure = hit.is_sure && hit.keys.len() == 1;
                for about in clearers(&hit.keys, &parties, book) {
                    let known = named.entry(about).or_insert_with(|| (BTreeSet::new(), false));
                    known.0.insert(words.to_owned());
                    known.1 |= is_sure;
                }
            }
            named
        })
        .collect();
    let all: BTreeSet<&About> = named.iter().flat_map(BTreeMap::keys).collect();
    all.into_iter()
        .map(|about| {
            let own = || named.iter().filter_map(|one| one.get(about));
            Need {
                about: about.clone(),
                slug: piece.slug.clone(),
                place: piece.place.clone(),
                text: excerpt(piece, &named, about),
                names: own()
                    .flat_map(|(words, _)| words.iter().cloned())
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect(),
                is_unsure: !own().any(|(_, is_sure)| *is_sure),
            }
        })
        .collect()
}

/// Who clears a name: the party where it is named, else the agency; a person and their agency.
fn clearers(keys: &[About], parties: &BTreeSet<PartyId>, book: &Book) -> Vec<About> {
    let of_agency = |id: &Id<Agency>| -> Option<About> {
        let party = book.agencies.get(id)?.party;
        Some(if parties.contains(&party) {
            About::Party(party)
        } else {
            About::Agency(*id)
        })
    };
    let agencies: Vec<&Id<Agency>> = keys
        .iter()
        .filter_map(|key| match key {
            About::Agency(id) => Some(id),
            _ => None,
        })
        .collect();
    let mut out = Vec::new();
    // "Ministry of Foreign Affairs" beside "Thailand" is Thailand's; alone it is anybody's.
    let own: Vec<About> = agencies.iter().filter_map(|id| of_agency(id)).collect();
    let of_named: Vec<About> = own
        .iter()
        .filter(|one| matches!(one, About::Party(_)))
        .cloned()
        .collect();
    if !of_named.is_empty() {
        out.extend(of_named);
    } else if own.len() <= MOST_NAMESAKES {
        out.extend(own);
    }
    for key in keys {
        match key {
            About::Agency(_) => {}
            About::Person(id) => {
                out.push(key.clone());
                let Some(person) = book.people.get(id) else {
                    continue;
                };
                let party = person.party.map(About::Party);
                out.extend(person.agency.as_ref().and_then(of_agency).or(party));
            }
            About::Party(_) | About::Other(_) => out.push(key.clone()),
        }
    }
    out
}

/// What somebody is shown of a piece.
fn excerpt(piece: &Written, named: &[Named], about: &About) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut is_theirs = true;
    let mut is_cut = false;
    for (sentence, named) in piece.sentences.iter().zip(named) {
        if !named.is_empty() {
            is_theirs = named.contains_key(about);
        }
        if !is_theirs {
            is_cut = true;
            continue;
        }
        if is_cut {
            out.push(LEFT_OUT);
            is_cut = false;
        }
        out.push(sentence);
    }
    if is_cut {
        out.push(LEFT_OUT);
    }
    out.join(" ")
}

/// How alike two texts are by their words, 0 to 1.
pub fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        fold(text)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    let all = one.union(&other).count();
    if all == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of words")]
    let share = common as f64 / all as f64;
    share
}

/// Whether one text is probably the other as it was altered.
pub fn is_alike(one: &str, other: &str) -> bool {
    likeness(one, other) >= ALIKE
}

/// What differs between two texts: what was taken out and what was put in, without what they
/// begin and end with alike.
pub fn difference(before: &str, after: &str) -> (String, String) {
    let (one, other): (Vec<&str>, Vec<&str>) = (
        before.split_whitespace().collect(),
        after.split_whitespace().collect(),
    );
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = one.iter().zip(&other).take_while(same).count();
    let rest = one.len().min(other.len()) - start;
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(rest)
        .take_while(same)
        .count();
    (
        one[start..one.len() - end].join(" "),
        other[start..other.len() - end].join(" "),
    )
}
