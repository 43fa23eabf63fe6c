//! Measuring one office: its pages, its start, its memory, its long acts.

use std::path::Path;
use std::time::Duration;

use super::budget::{self, Bound, PageFigures};
use super::http::{Connection, get};
use super::invented;
use super::load::{self, Seen};
use super::office::{Office, Server, write};
use super::pages::{EVENTS, IN_FLIGHT, Page, first_event, pages};
use super::papers;
use super::proc;
use super::stats::median;
use super::waiting;
use crate::cleanup::Cleanup;

/// Everything is measured so often; the median counts.
pub const RUNS: usize = 3;
/// Rows of the workbook that is imported with preview.
pub const IMPORT_ROWS: usize = 1200;
/// How long a page is asked for before the measuring begins.
const WARM_UP: Duration = Duration::from_millis(500);

/// What to measure with.
pub struct Setting<'a> {
    pub scale: usize,
    /// How long each run of the load generator lasts.
    pub time: Duration,
    /// Whether pages are asked for compressed.
    pub is_gzip: bool,
    /// The database server's process, where it is not in the program itself.
    pub database_pid: Option<u32>,
    pub parties: &'a [String],
    /// For workbooks and reports.
    pub folder: &'a Path,
}

/// A figure, or the sentence that says why there is none.
pub type Figure = Result<f64, String>;

/// What one office came to.
pub struct Measured {
    pub pages: Vec<PageMeasured>,
    /// In the order in which they are printed.
    pub figures: Vec<Judged>,
}

/// One figure beside its budget.
pub struct Judged {
    /// What was measured, as the table says it.
    pub name: &'static str,
    /// The same for programs, with the unit at its end.
    pub key: &'static str,
    pub unit: &'static str,
    pub bound: Option<Bound>,
    pub value: Figure,
}

/// One page.
pub struct PageMeasured {
    pub page: Page,
    pub came: Result<PageCame, String>,
}

/// What came of asking for a page.
pub struct PageCame {
    pub statements: Option<u32>,
    pub bytes: usize,
    /// As many in flight, and how it went.
    pub levels: Vec<(usize, Level)>,
}

/// The medians of a page with so many requests in flight. Times are milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Level {
    pub per_second: f64,
    pub p50: f64,
    pub p99: f64,
    /// CPU per request: of the server, of the database server beside it, and of
    /// the load generator.
    pub cpu: f64,
    pub database_cpu: f64,
    pub generator_cpu: f64,
}

impl PageCame {
    /// The figures that have a budget. CPU is that with most in flight, where a
    /// request's share of what a server does anyway is smallest.
    pub fn figures(&self) -> PageFigures {
        let at = |many: usize| {
            let found = self.levels.iter().find(|(own, _)| *own == many);
            found.map(|(_, level)| *level).unwrap_or_default()
        };
        let (few, many) = (at(IN_FLIGHT[0]), at(IN_FLIGHT[1]));
        PageFigures {
            cpu_ms: many.cpu,
            statements: f64::from(self.statements.unwrap_or_default()),
            per_second: many.per_second,
            p99_at_50: many.p99,
            p99_at_8: few.p99,
        }
    }
}

/// Measures an office that is made and not served.
pub fn office(office: &Office, setting: &Setting, cleanup: &Cleanup) -> Result<Measured, String> {
    let mut starts = Vec::new();
    for _ in 1..RUNS {
        starts.push(millis(office.serve(cleanup)?.started_in));
    }
    let server = office.serve(cleanup)?;
    starts.push(millis(server.started_in));
    let resident_idle_mib = resident(&server);
    let session = office.sign_in(server.port)?;
    server.settle();

    let event = find_event(&server, &session);
    let mut measured = Vec::new();
    for page in pages(event.as_deref().unwrap_or_default()) {
        let came = if page.path.is_empty() {
            Err(format!("{EVENTS} links to no event."))
        } else {
            self::page(&page, &server, &session, setting)
        };
        if let Err(sentence) = &came {
            println!("    {}: {sentence}", page.name);
        }
        measured.push(PageMeasured { page, came });
    }
    let resident_mib = resident(&server);
    let start_ms = median(starts).ok_or_else(|| "It never started.".to_owned());
    let import_s = import(office, setting);
    let mut figures = vec![
        judged(
            "start to first answer",
            "start_ms",
            start_ms,
            Some(budget::START_MS),
        ),
        judged(
            "resident memory, idle",
            "resident_idle_mib",
            resident_idle_mib,
            None,
        ),
        judged(
            "resident memory, after the load",
            "resident_mib",
            resident_mib,
            Some(budget::RESIDENT_MIB),
        ),
        judged(
            "import with preview",
            "import_s",
            import_s,
            Some(budget::IMPORT_S),
        ),
    ];
    figures.extend(papers::all(office, &server, &session, setting));
    // Last of all, since it fills the office with people.
    let waited = waiting(&server, &session, setting);
    let longest_ms = waited.as_ref().map(|one| one.longest_ms).map_err(Clone::clone);
    let large_import_s = waited.map(|one| one.import_s);
    figures.push(judged(
        "import of 120,000 rows",
        "large_import_s",
        large_import_s,
        None,
    ));
    figures.push(judged(
        "longest save beside it",
        "save_beside_it_ms",
        longest_ms,
        Some(budget::WAIT_MS),
    ));
    Ok(Measured {
        pages: measured,
        figures,
    })
}

/// A figure whose unit stands at the end of its key.
pub fn judged(name: &'static str, key: &'static str, value: Figure, bound: Option<Bound>) -> Judged {
    let unit = match key.rsplit('_').next() {
        Some("ms") => "ms",
        Some("mib") => "MiB",
        _ => "s",
    };
    Judged {
        name,
        key,
        unit,
        bound,
        value,
    }
}

fn page(page: &Page, server: &Server, session: &str, setting: &Setting) -> Result<PageCame, String> {
    let mut headers = Vec::new();
    if page.is_signed_in {
        headers.push(session.to_owned());
    }
    if setting.is_gzip {
        headers.push("Accept-Encoding: gzip".to_owned());
    }
    let request = get(server.port, &page.path, &headers);
    let broken = |error: std::io::Error| format!("{} broke off: {error}.", page.path);
    let mut connection = Connection::open(server.port).map_err(broken)?;
    let mut statements = None;
    let mut bytes = 0;
    for _ in 0..RUNS {
        let answer = connection.ask(&request).map_err(broken)?;
        if answer.status != 200 {
            return Err(format!("{} answered {}.", page.path, answer.status));
        }
        let said = answer.header("x-statements").and_then(|count| count.parse().ok());
        statements = statements.max(said);
        bytes = answer.body.len();
    }
    let mut levels = Vec::new();
    for in_flight in IN_FLIGHT {
        load::run(server.port, &request, in_flight, WARM_UP).map_err(broken)?;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(one_run(server, &request, in_flight, setting).map_err(broken)?);
        }
        let failed: usize = runs.iter().map(|(seen, ..)| seen.failed).sum();
        if failed > 0 {
            return Err(format!(
                "{} failed {failed} times with {in_flight} in flight.",
                page.path
            ));
        }
        levels.push((in_flight, medians(&runs)));
    }
    let came = PageCame {
        statements,
        bytes,
        levels,
    };
    let figures = came.figures();
    println!(
        "    {:<12} {:>7.0} requests/s, {:.2} CPU-ms",
        page.name, figures.per_second, figures.cpu_ms
    );
    Ok(came)
}

/// One run: what the generator saw, CPU per request of server and database.
fn one_run(
    server: &Server,
    request: &[u8],
    in_flight: usize,
    setting: &Setting,
) -> std::io::Result<(Seen, f64, f64)> {
    let database = || setting.database_pid.map_or(0, proc::cpu_ms);
    let before = (proc::cpu_ms(server.pid), database());
    let seen = load::run(server.port, request, in_flight, setting.time)?;
    let after = (proc::cpu_ms(server.pid), database());
    let each =
        |before: u64, after: u64| whole(after.saturating_sub(before)) / whole(seen.answered.max(1) as u64);
    Ok((seen, each(before.0, after.0), each(before.1, after.1)))
}

fn medians(runs: &[(Seen, f64, f64)]) -> Level {
    let of =
        |value: fn(&(Seen, f64, f64)) -> f64| median(runs.iter().map(value).collect()).unwrap_or_default();
    Level {
        per_second: of(|run| run.0.per_second),
        p50: of(|run| run.0.p50),
        p99: of(|run| run.0.p99),
        cpu: of(|run| run.1),
        database_cpu: of(|run| run.2),
        generator_cpu: of(|run| run.0.own_cpu),
    }
}

fn find_event(server: &Server, session: &str) -> Option<String> {
    let request = get(server.port, EVENTS, &[session.to_owned()]);
    let answer = Connection::open(server.port).ok()?.ask(&request).ok()?;
    first_event(&String::from_utf8_lossy(&answer.body))
}

/// Seconds for a workbook of people whom the office does not know, with preview.
/// Each run brings others, so that none is helped by the one before.
fn import(office: &Office, setting: &Setting) -> Figure {
    let codes = codes(setting.scale);
    thrice(|run| {
        let file = setting.folder.join(format!("newcomers-{run}.csv"));
        write(
            &file,
            &invented::newcomers(IMPORT_ROWS, run, &codes, setting.parties),
        )?;
        let (printed, took) =
            office.run(&["import", "participants", &file.to_string_lossy(), "--dry-run"])?;
        if run == 0 {
            println!("    import: {}", printed.lines().last().unwrap_or_default());
        }
        Ok(took)
    })
}

fn waiting(server: &Server, session: &str, setting: &Setting) -> Result<waiting::Waited, String> {
    let workbook = invented::newcomers(waiting::ROWS, RUNS, &codes(setting.scale), setting.parties);
    waiting::beside_an_import(server, session, &workbook)
}

/// Codes of activities that the office knows.
fn codes(scale: usize) -> Vec<String> {
    if scale > 1 {
        (1..=20).map(|number| invented::code(2024, number)).collect()
    } else {
        // Dialogues of the demo's own workbook.
        (1..=19).map(|number| format!("RSO-2024-D{number:02}")).collect()
    }
}

/// The median of three, in seconds.
pub fn thrice(mut act: impl FnMut(usize) -> Result<Duration, String>) -> Figure {
    let mut seconds = Vec::new();
    for run in 0..RUNS {
        seconds.push(act(run)?.as_secs_f64());
    }
    median(seconds).ok_or_else(|| "It was never run.".to_owned())
}

fn resident(server: &Server) -> Figure {
    match proc::resident_kib(server.pid) {
        0 => Err("The server was gone.".to_owned()),
        kib => Ok(whole(kib) / 1024.0),
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
fn whole(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budgeted_figures_come_from_their_own_level() {
        let level = |per_second, p99, cpu| Level {
            per_second,
            p99,
            cpu,
            ..Level::default()
        };
        let came = PageCame {
            statements: Some(6),
            bytes: 1,
            levels: vec![(8, level(900.0, 9.0, 0.9)), (50, level(2000.0, 40.0, 0.4))],
        };
        let figures = came.figures();
        assert_eq!((figures.p99_at_8, figures.p99_at_50), (9.0, 40.0));
        assert_eq!((figures.per_second, figures.cpu_ms), (2000.0, 0.4));
        assert_eq!(figures.statements, 6.0);
    }

    #[test]
    fn each_figure_of_a_level_is_its_own_median() {
        let run = |per_second, cpu| {
            let seen = Seen {
                per_second,
                ..Seen::default()
            };
            (seen, cpu, 0.0)
        };
        let level = medians(&[run(1.0, 30.0), run(2.0, 10.0), run(3.0, 20.0)]);
        assert_eq!((level.per_second, level.cpu), (2.0, 20.0));
    }

    #[test]
    fn one_failure_of_three_is_said_and_not_averaged_away() {
        let figure = thrice(|run| {
            if run == 1 {
                Err("No room.".to_owned())
            } else {
                Ok(Duration::from_secs(1))
            }
        });
        assert_eq!(figure, Err("No room.".to_owned()));
    }
}
