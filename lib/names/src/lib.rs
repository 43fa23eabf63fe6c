//! Names as people type them: of persons, of parties, of columns, of agencies,
//! and e-mail addresses. Text in, judgements with their reason out.
//!
//! Nothing here decides for a human. Two names are never merged by a score:
//! [`same_person_evidence`] says *why* they may be one person, [`PartyIndex::find`]
//! says when it is unsure. Nothing is guessed from the sound of a name: neither sex,
//! nor which word is the family name, nor where someone is from.
//!
//! ```
//! use balai_names::{NameReason, PartyIndex, PartyMatch, PersonName, Sex, same_person_evidence};
//!
//! let parties = PartyIndex::new([("PH", vec!["Philippines", "PH"]), ("TH", vec!["Thailand", "TH"])]);
//! assert_eq!(parties.find("Kingdom of Thailand"), PartyMatch::Sure("TH"));
//! assert!(matches!(parties.find("Phillipines"), PartyMatch::Near { party: "PH", .. }));
//!
//! let read = PersonName::from_full("Mrs Lê Thị Mai").expect("a name");
//! assert_eq!(read.title.and_then(|title| title.sex), Some(Sex::Female));
//! let other = PersonName::from_columns("Mai", "LE THI").expect("a name");
//! assert_eq!(same_person_evidence(&read.name, &other.name).reason(), NameReason::WordOrder);
//! ```

mod agency;
mod agreement;
mod email;
mod finder;
mod fold;
mod form;
mod heading;
mod party;
mod person;
mod title;

pub use agency::{AgencyKind, agency_kind};
pub use agreement::{NameAgreement, NameReason, block_keys, same_person_evidence};
pub use email::{email, emails, looks_shared};
pub use finder::{Finder, Hit};
pub use fold::{LONGEST_NAME, Tidied, fold, tidy};
pub use heading::{heading_score, plain_heading, plain_score};
pub use party::{PartyIndex, PartyMatch};
pub use person::{PersonName, ReadName};
pub use title::{Sex, Title};
