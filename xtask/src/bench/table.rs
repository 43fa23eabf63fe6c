//! The printed table.

use std::fmt::Write;

use super::budget;
use super::measure::{IMPORT_ROWS, PageMeasured, RUNS};
use super::options::Engine;
use super::pages::IN_FLIGHT;
use super::{Bench, Office, title};

/// Draws everything that was measured, each figure beside its budget.
pub fn draw(bench: &Bench) -> String {
    let mut out = String::new();
    // A String takes whatever is written to it.
    let _ = heading(&mut out, bench);
    for office in &bench.offices {
        let _ = draw_office(&mut out, office);
    }
    for sentence in &bench.troubles {
        let _ = writeln!(out, "\nNot measured: {sentence}");
    }
    if let Some(seconds) = bench.build_s {
        let verdict = budget::BUILD_S.verdict(seconds);
        let _ = writeln!(
            out,
            "\nFirst build: {seconds:.0} s ({} s): {verdict}",
            budget::BUILD_S
        );
    }
    let _ = writeln!(out, "\nOthers, measured on two such cores:");
    for (what, peer) in budget::PEERS {
        let _ = writeln!(out, "  {what:<22} {peer}");
    }
    out
}

fn heading(out: &mut String, bench: &Bench) -> std::fmt::Result {
    writeln!(
        out,
        "\nMedians of {RUNS} runs on a machine of {} cores, which the load generator shares. On another \
         machine the figures are others: compare ratios, not figures.",
        bench.cores
    )?;
    let asked = if bench.is_gzip {
        "Pages were asked for compressed, as a browser does."
    } else {
        "Pages were asked for uncompressed; --gzip asks as a browser does."
    };
    writeln!(out, "{asked}")?;
    if bench.is_dev {
        writeln!(
            out,
            "The program was built for testing: no figure here says anything about its speed."
        )?;
    }
    Ok(())
}

fn draw_office(out: &mut String, office: &Office) -> std::fmt::Result {
    writeln!(out, "\n{}", title(office.engine, office.scale))?;
    let database = database_heading(office.engine);
    write!(
        out,
        "  {:<12} {:>5} {:>5} {:>6} {database:>6}",
        "page", "KiB", "stmts", "CPU-ms"
    )?;
    for in_flight in IN_FLIGHT {
        let at_once = format!("{in_flight} at once");
        write!(out, " | {at_once:>10} {:>6} {:>6}", "p50", "p99")?;
    }
    writeln!(out, " | budgets")?;
    for page in &office.measured.pages {
        draw_page(out, office.scale, page)?;
    }
    for one in &office.measured.figures {
        let (name, unit) = (one.name, one.unit);
        match &one.value {
            Ok(value) => {
                let judged = one.bound.map_or_else(String::new, |bound| {
                    format!("  ({bound}): {}", bound.verdict(*value))
                });
                writeln!(out, "  {name:<32} {value:>8.2} {unit}{judged}")?;
            }
            Err(sentence) => writeln!(out, "  {name:<32} not measured: {sentence}")?,
        }
    }
    writeln!(
        out,
        "  {:<32} {:>8.2} s  (import with preview: {IMPORT_ROWS} rows of people nobody knows)",
        "filling the office", office.load_s
    )
}

/// The database's own share, where it is another process.
fn database_heading(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => "+ db",
    }
}

fn draw_page(out: &mut String, scale: usize, page: &PageMeasured) -> std::fmt::Result {
    let name = page.page.name;
    let came = match &page.came {
        Ok(came) => came,
        Err(sentence) => return writeln!(out, "  {name:<12} not measured: {sentence}"),
    };
    let figures = came.figures();
    let statements = came
        .statements
        .map_or_else(|| "-".to_owned(), |count| count.to_string());
    let database = came
        .levels
        .last()
        .map(|(_, level)| level.database_cpu)
        .filter(|cpu| *cpu > 0.0);
    let database = database.map_or_else(String::new, |cpu| format!("{cpu:.2}"));
    write!(
        out,
        "  {name:<12} {:>5} {statements:>5} {:>6.2} {database:>6}",
        came.bytes.div_ceil(1024),
        figures.cpu_ms
    )?;
    for (_, level) in &came.levels {
        let per_second = format!("{:.0}/s", level.per_second);
        let (p50, p99) = (short(level.p50), short(level.p99));
        write!(out, " | {per_second:>10} {p50:>6} {p99:>6}")?;
    }
    writeln!(out, " | {}", budget::page_verdict(scale, &figures))
}

/// Milliseconds in as many digits as mean something.
fn short(millis: f64) -> String {
    if millis < 10.0 {
        format!("{millis:.1}")
    } else {
        format!("{millis:.0}")
    }
}

#[cfg(test)]
pub mod tests {
    use super::super::measure::{Level, Measured, PageCame, judged};
    use super::super::pages::pages;
    use super::*;

    /// A bench with a good page, a slow one and one that was not found.
    pub fn bench() -> Bench {
        let level = |per_second| Level {
            per_second,
            p50: 2.5,
            p99: 14.0,
            cpu: 0.4,
            ..Level::default()
        };
        let page_at = |per_second| PageCame {
            statements: Some(6),
            bytes: 20_000,
            levels: vec![(8, level(per_second)), (50, level(per_second))],
        };
        let came = [
            Ok(page_at(3000.0)),
            Ok(page_at(500.0)),
            Err("/x answered 404.".to_owned()),
        ];
        let measured = pages("/app/events/x").into_iter().zip(came);
        let pages = measured.map(|(page, came)| PageMeasured { page, came }).collect();
        Bench {
            cores: 2,
            offices: vec![Office {
                engine: Engine::Sqlite,
                scale: 1,
                load_s: 12.5,
                measured: Measured {
                    pages,
                    figures: vec![
                        judged(
                            "start to first answer",
                            "start_ms",
                            Ok(120.0),
                            Some(budget::START_MS),
                        ),
                        judged(
                            "resident memory, after the load",
                            "resident_mib",
                            Ok(300.0),
                            Some(budget::RESIDENT_MIB),
                        ),
                        judged(
                            "import with preview",
                            "import_s",
                            Err("`balai import` failed: no room".to_owned()),
                            Some(budget::IMPORT_S),
                        ),
                    ],
                },
            }],
            troubles: vec!["PostgreSQL, the demo office: it did not start.".to_owned()],
            build_s: Some(900.0),
            ..Bench::default()
        }
    }

    #[test]
    fn every_figure_stands_beside_its_verdict() {
        let text = draw(&bench());
        let line = |with: &str| {
            text.lines()
                .find(|line| line.trim_start().starts_with(with))
                .unwrap()
        };
        assert!(line("public home").ends_with("| ok"));
        assert!(line("Today").ends_with("| missed ×3.0 requests/s"));
        assert!(line("event list").ends_with("not measured: /x answered 404."));
        assert!(line("resident memory, after").ends_with("(at most 150): missed ×2.0"));
        assert!(line("start to").ends_with("(at most 300): ok"));
        assert!(line("import with").ends_with("no room"));
        assert!(line("First build").ends_with("(at most 960 s): ok"));
        assert!(text.contains("Indico 1,041 MB in 22 processes") && text.contains("2 cores"));
        assert!(text.contains("Not measured: PostgreSQL, the demo office"));
    }

    #[test]
    fn the_columns_stand_under_their_headings() {
        let text = draw(&bench());
        let bars = |line: &str| -> Vec<usize> {
            line.chars()
                .enumerate()
                .filter(|(_, one)| *one == '|')
                .map(|(at, _)| at)
                .collect()
        };
        let rows: Vec<&str> = text.lines().filter(|line| line.contains(" | ")).collect();
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| bars(row) == bars(rows[0])), "{text}");
    }
}
