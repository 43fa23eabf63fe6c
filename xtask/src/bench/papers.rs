//! How long the papers take that somebody waits for: a country's brief while an ambassador is on
//! the telephone, the annual report, a report of forty pages as a draft in Word, and finding in it
//! who is to be asked for their no-objection.

use std::time::{Duration, Instant};

use super::budget;
use super::http::{Connection, Response, get, post};
use super::measure::{Figure, Judged, Setting, judged, thrice};
use super::office::{Office, Server};

/// Years of which no office here has a report: each run writes one of its own.
const FREE_YEARS: [u16; 3] = [2016, 2017, 2018];
/// Sections of the report of forty pages, and paragraphs in each: some sixteen thousand words.
const SECTIONS: usize = 6;
const PARAGRAPHS: usize = 30;

/// Measures all of them.
pub fn all(office: &Office, server: &Server, session: &str, setting: &Setting) -> Vec<Judged> {
    let by_command = |name: &str, words: &[&str]| -> Figure {
        thrice(|_| {
            let file = setting.folder.join(name);
            let file = file.to_string_lossy();
            let words = [words, &["-o", &file]].concat();
            office.run(&words).map(|(_, took)| took)
        })
    };
    let (mut drafts, mut proposals) = (Vec::new(), Vec::new());
    for year in FREE_YEARS {
        let report = Writer { server, session }.forty_pages(year);
        let measured = report.and_then(|report| Ok((report.draft()?, report.proposal()?)));
        drafts.push(measured.as_ref().map(|both| both.0).map_err(Clone::clone));
        proposals.push(measured.map(|both| both.1));
    }
    let pdf = by_command("report.pdf", &["report", "impact", "--year", "2024"]);
    let brief = by_command("brief.pdf", &["brief", "TH", "--year", "2024"]);
    let word = by_command("brief.docx", &["brief", "TH", "--year", "2024"]);
    let draft = thrice(|run| drafts[run].clone());
    let proposal = thrice(|run| proposals[run].clone());
    vec![
        judged("annual report, PDF", "report_s", pdf, Some(budget::REPORT_S)),
        judged("country brief, PDF", "brief_pdf_s", brief, Some(budget::BRIEF_S)),
        judged("country brief, Word", "brief_docx_s", word, Some(budget::BRIEF_S)),
        judged(
            "40 pages as a Word draft",
            "draft_s",
            draft,
            Some(budget::DRAFT_S),
        ),
        judged(
            "40 pages, clearance proposed",
            "clearance_s",
            proposal,
            Some(budget::CLEARANCE_S),
        ),
    ]
}

/// Who writes in the web.
struct Writer<'a> {
    server: &'a Server,
    session: &'a str,
}

/// A report that was begun.
struct Written<'a> {
    writer: Writer<'a>,
    /// Its address.
    path: String,
}

impl<'a> Writer<'a> {
    /// Begins a year's report and writes forty pages into it, beside what the template brings.
    fn forty_pages(self, year: u16) -> Result<Written<'a>, String> {
        let path = self.press("/app/reports", &format!("year={year}&from=template"))?;
        for section in 0..SECTIONS {
            let block = self.press(&format!("{path}/blocks"), "kind=text&heading=Chapter")?;
            let body = paragraphs(section).replace(' ', "+").replace('\n', "%0A");
            self.press(&block, &format!("version=1&heading=Chapter&body={body}"))?;
        }
        Ok(Written { writer: self, path })
    }

    /// Sends a form and says where the answer leads.
    fn press(&self, path: &str, form: &str) -> Result<String, String> {
        let answer = self.ask(&post(self.server.port, path, self.session, form.as_bytes()))?;
        let place = answer.header("location").filter(|_| answer.status == 303);
        place
            .and_then(|place| place.split('?').next())
            .map(str::to_owned)
            .ok_or_else(|| format!("{path} answered {}.", answer.status))
    }

    fn ask(&self, request: &[u8]) -> Result<Response, String> {
        Connection::open(self.server.port)
            .and_then(|mut connection| connection.ask(request))
            .map_err(|error| format!("A connection broke off: {error}."))
    }
}

impl Written<'_> {
    fn draft(&self) -> Result<Duration, String> {
        let Writer { server, session } = self.writer;
        let path = format!("{}/docx", self.path);
        let begun = Instant::now();
        let answer = self.writer.ask(&get(server.port, &path, &[session.to_owned()]))?;
        let took = begun.elapsed();
        // A document of Word is a ZIP archive.
        if answer.status == 200 && answer.body.starts_with(b"PK") {
            Ok(took)
        } else {
            Err(format!("{path} answered {}.", answer.status))
        }
    }

    fn proposal(&self) -> Result<Duration, String> {
        let begun = Instant::now();
        self.writer
            .press(&format!("{}/clearance/proposal", self.path), "")?;
        Ok(begun.elapsed())
    }
}

/// A section's text: each paragraph names a party, and says something in which nobody is named.
fn paragraphs(section: usize) -> String {
    let parties = [
        "Thailand",
        "Viet Nam",
        "Indonesia",
        "Fijian officers",
        "Sri Lanka",
        "Papua New Guinea",
    ];
    let filler = "The course brought officers of several services together for a week and asked them to plan what \
                  they would do at home. ";
    let paragraph = |number: usize| {
        let party = parties[(section + number) % parties.len()];
        format!(
            "{party} took part in course {number} of part {section}. {}",
            filler.repeat(4)
        )
    };
    (0..PARAGRAPHS).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_is_forty_pages_long_and_each_chapter_fits_in_its_field() {
        let words: usize = (0..SECTIONS)
            .map(|one| paragraphs(one).split_whitespace().count())
            .sum();
        // A printed page of the report holds some four hundred words.
        assert!((15_000..18_000).contains(&words), "{words}");
        assert!(paragraphs(0).chars().count() < 60_000);
    }
}
