//! An invented office a hundred times the size of the demo's year: the same
//! workbooks, as CSV, the same on every machine.

use std::collections::BTreeSet;
use std::fmt::Write;

/// The office's years.
pub const YEARS: std::ops::RangeInclusive<u16> = 2015..=2024;
const EVENTS_A_YEAR: usize = 560;
const PARTICIPATIONS: usize = 118_800;
const PEOPLE: usize = 90_000;

const ACTIVITY_HEADINGS: &str =
    "Code,Title,Type,Initiative,Core purpose,Start,End,Place,Co-organisers,Status,Source";
const PARTICIPANT_HEADINGS: &str = "Activity code,Family name,Given name(s),Sex,Agency,\
    Country / organisation,E-mail,Role,Attended,Pre-test %,Post-test %";

/// Title, type, initiative, core purpose: as often as in a real year.
const ACTIVITIES: [(&str, &str, u8, u8); 14] = [
    ("Victim identification, national training", "training", 4, 2),
    (
        "Screening and referral of vulnerable migrants, national training",
        "training",
        5,
        2,
    ),
    (
        "Document examination and traveller assessment, national training",
        "training",
        4,
        2,
    ),
    (
        "Multi-stakeholder dialogue on cyber-scam centre response",
        "dialogue",
        3,
        3,
    ),
    (
        "Country briefing: community perceptions of irregular migration",
        "dialogue",
        1,
        3,
    ),
    ("Roundtable on referral between agencies", "roundtable", 5, 3),
    ("Roundtable on maritime people smuggling", "roundtable", 2, 3),
    (
        "Technical expert meeting on irregular maritime movements",
        "expert meeting",
        2,
        3,
    ),
    ("Inclusive civil registration workshop", "workshop", 5, 3),
    (
        "Workshop on prosecuting trafficking into cyber-scam centres",
        "workshop",
        3,
        3,
    ),
    ("Workshop on national legal frameworks", "workshop", 7, 3),
    ("Alumni network exchange session", "meeting", 6, 1),
    ("Briefing of diplomatic missions", "meeting", 7, 1),
    ("Alumni follow-up session", "follow-up", 6, 1),
];
const PLACES: [&str; 10] = [
    "\"Bangkok, Thailand\"",
    "\"Jakarta, Indonesia\"",
    "\"Manila, Philippines\"",
    "\"Dhaka, Bangladesh\"",
    "\"Suva, Fiji\"",
    "\"Colombo, Sri Lanka\"",
    "\"Kuala Lumpur, Malaysia\"",
    "\"Ulaanbaatar, Mongolia\"",
    "\"Kathmandu, Nepal\"",
    "online",
];
const CO_ORGANISERS: [&str; 4] = ["", "", "", "IOM; UNHCR"];
const AGENCIES: [&str; 10] = [
    "National Police",
    "Immigration Bureau",
    "Border Force",
    "Customs",
    "Coast Guard",
    "Ministry of Foreign Affairs",
    "Ministry of Social Affairs",
    "Ministry of Labour",
    "Attorney General's Office",
    "Anti-Trafficking Council",
];
const SEXES: [&str; 8] = ["Male", "Female", "M", "F", "m", "f", "Mr", "Ms"];
// Names are put together from syllables, so that they are nobody's; about one
// in sixty is shared by two people.
const STARTS: [&str; 24] = [
    "Ba", "Chan", "Da", "Far", "Gam", "Ha", "In", "Jo", "Ka", "Li", "Mar", "Na", "Or", "Pra", "Ra", "Sa",
    "Ta", "Ul", "Van", "Wi", "Ya", "Ze", "Su", "Mi",
];
const MIDDLES: [&str; 20] = [
    "ba", "da", "fi", "go", "hi", "ja", "ki", "la", "mo", "ni", "pu", "ra", "se", "ti", "vo", "wa", "ya",
    "ze", "lu", "re",
];
const ENDS: [&str; 16] = [
    "n", "na", "ri", "to", "wan", "sa", "d", "li", "m", "mi", "s", "ka", "ya", "r", "ndo", "h",
];

/// The workbooks of an invented office.
pub struct Office {
    /// One CSV a year: the activities.
    pub activities: Vec<(u16, String)>,
    /// One CSV a year: who took part.
    pub participants: Vec<(u16, String)>,
}

impl Office {
    /// Invents the office, with people from `parties` (their names as a workbook
    /// writes them, no commas).
    pub fn invent(parties: &[String]) -> Self {
        let mut dice = Dice(2015);
        let mut office = Self {
            activities: Vec::new(),
            participants: Vec::new(),
        };
        let mut met = 0;
        let mut placed = 0;
        let events = EVENTS_A_YEAR * YEARS.count();
        let mut event = 0;
        for year in YEARS {
            let mut activities = format!("{ACTIVITY_HEADINGS}\n");
            let mut participants = format!("{PARTICIPANT_HEADINGS}\n");
            for number in 1..=EVENTS_A_YEAR {
                event += 1;
                let code = code(year, number);
                let is_training = activity(&mut activities, &mut dice, &code, year);
                // Spread so that the last event ends at exactly the number wanted.
                let until = PARTICIPATIONS * event / events;
                let until_met = PEOPLE * event / events;
                let newcomers = until_met - met;
                let mut room: BTreeSet<usize> = (met..until_met).collect();
                while room.len() < until - placed {
                    // The first event has nobody to come back, and only newcomers.
                    room.insert(dice.below(met.max(newcomers * 2)));
                }
                for who in room {
                    Person::numbered(who, parties).takes_part(
                        &mut participants,
                        &mut dice,
                        &code,
                        is_training,
                    );
                }
                (met, placed) = (until_met, until);
            }
            office.activities.push((year, activities));
            office.participants.push((year, participants));
        }
        office
    }
}

/// A participants' workbook of `rows` people whom nobody has met, spread over
/// the activities `codes`. Another `round`, other people.
pub fn newcomers(rows: usize, round: usize, codes: &[String], parties: &[String]) -> String {
    let mut dice = Dice(2025 + round as u64);
    let mut text = format!("{PARTICIPANT_HEADINGS}\n");
    for row in 0..rows {
        let who = PEOPLE + round * rows + row;
        let code = codes.get(row % codes.len().max(1)).map_or("", String::as_str);
        Person::numbered(who, parties).takes_part(&mut text, &mut dice, code, row % 2 == 0);
    }
    text
}

/// The code of the `number`th activity of a year, from 1.
pub fn code(year: u16, number: usize) -> String {
    format!("RSO-{year}-N{number:03}")
}

/// Writes an activity's line; returns whether it is a training.
fn activity(text: &mut String, dice: &mut Dice, code: &str, year: u16) -> bool {
    let (title, kind, initiative, purpose) = dice.one(&ACTIVITIES);
    let month = dice.below(12) + 1;
    let day = dice.below(25) + 1;
    let last = day + dice.below(3);
    let (place, with) = (dice.one(&PLACES), dice.one(&CO_ORGANISERS));
    // A String takes whatever is written to it.
    let _ = writeln!(
        text,
        "{code},\"{title}\",{kind},{initiative},{purpose},{year}-{month:02}-{day:02},\
         {year}-{month:02}-{last:02},{place},{with},completed,invented"
    );
    kind == "training"
}

/// Somebody invented: always the same for the same number.
struct Person<'a> {
    number: usize,
    family: String,
    given: String,
    sex: &'static str,
    agency: &'static str,
    party: &'a str,
}

impl<'a> Person<'a> {
    fn numbered(number: usize, parties: &'a [String]) -> Self {
        let mut dice = Dice(number as u64 + 1);
        // A few parties send most people, as they do.
        let at = dice
            .below(parties.len().max(1))
            .min(dice.below(parties.len().max(1)));
        Self {
            number,
            family: [dice.one(&STARTS), dice.one(&ENDS)].concat(),
            given: [dice.one(&STARTS), dice.one(&MIDDLES), dice.one(&ENDS)].concat(),
            sex: dice.one(&SEXES),
            agency: dice.one(&AGENCIES),
            party: parties.get(at).map_or("", String::as_str),
        }
    }

    /// Writes a line of a participants' workbook.
    fn takes_part(&self, text: &mut String, dice: &mut Dice, code: &str, has_test: bool) {
        let Self {
            number,
            family,
            given,
            sex,
            agency,
            party,
        } = self;
        // Four of five leave an address, and always the same.
        let email = match number % 5 {
            0 => String::new(),
            _ => format!("{}{number}@mail.example", family.to_lowercase()),
        };
        let tests = if has_test {
            let before = 40 + dice.below(40);
            format!("{before},{}", before + dice.below(20))
        } else {
            ",".to_owned()
        };
        let _ = writeln!(
            text,
            "{code},{family},{given},{sex},{agency},{party},{email},participant,yes,{tests}"
        );
    }
}

/// Repeatable chance (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `limit`, that one excluded.
    fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        usize::try_from(self.next() % limit).unwrap_or_default()
    }

    fn one<T: Copy, const N: usize>(&mut self, of: &[T; N]) -> T {
        of[self.below(N)]
    }
}

/// The names of a profile's parties, from its `members.csv`; those written with
/// a comma are left out.
pub fn parties(members: &str) -> Vec<String> {
    let names = members.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    names
        .filter(|name| !name.contains('"') && !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn three() -> Vec<String> {
        parties(
            "code,name,kind\nAU,Australia,state\nXX,\"Xanadu, upper\",state\nFJ,Fiji,state\nTH,Thailand,state\n",
        )
    }

    #[test]
    fn parties_with_a_comma_in_their_name_are_left_out() {
        assert_eq!(three(), ["Australia", "Fiji", "Thailand"]);
    }

    #[test]
    fn the_office_is_a_hundred_times_the_demo() {
        let office = Office::invent(&three());
        let rows = |files: &[(u16, String)]| -> usize {
            files.iter().map(|(_, text)| text.lines().count() - 1).sum()
        };
        assert_eq!(rows(&office.activities), 5_600);
        assert_eq!(rows(&office.participants), 118_800);
        assert_eq!(office.activities.len(), 10);
        let people: HashSet<String> = lines(&office.participants)
            .map(|line| line.split(',').skip(1).take(2).collect::<Vec<_>>().join(","))
            .collect();
        // Some share a name, as people do.
        assert!(people.len() > 86_000 && people.len() < 90_000, "{}", people.len());
    }

    #[test]
    fn nobody_takes_part_twice_in_one_event() {
        let office = Office::invent(&three());
        let mut seen = HashSet::new();
        for line in lines(&office.participants) {
            let cells: Vec<&str> = line.split(',').collect();
            if !cells[6].is_empty() {
                assert!(seen.insert((cells[0].to_owned(), cells[6].to_owned())), "{line}");
            }
        }
    }

    #[test]
    fn every_line_has_a_cell_for_every_heading() {
        let office = Office::invent(&three());
        let wide = PARTICIPANT_HEADINGS.split(',').count();
        assert!(lines(&office.participants).all(|line| line.split(',').count() == wide));
        let wide = ACTIVITY_HEADINGS.split(',').count();
        let cells = |line: &str| {
            let outside = line.split('"').step_by(2);
            outside.map(|part| part.matches(',').count()).sum::<usize>() + 1
        };
        assert!(lines(&office.activities).all(|line| cells(line) == wide));
    }

    #[test]
    fn the_same_office_is_invented_twice_and_other_newcomers_each_round() {
        assert_eq!(
            Office::invent(&three()).participants,
            Office::invent(&three()).participants
        );
        let codes = [code(2024, 1), code(2024, 2)];
        let first = newcomers(1200, 0, &codes, &three());
        assert_eq!(first.lines().count(), 1201);
        assert_eq!(first, newcomers(1200, 0, &codes, &three()));
        assert_ne!(first, newcomers(1200, 1, &codes, &three()));
    }

    fn lines(files: &[(u16, String)]) -> impl Iterator<Item = &str> {
        files.iter().flat_map(|(_, text)| text.lines().skip(1))
    }
}
