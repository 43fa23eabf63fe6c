//! `cargo xtask bench`: how fast the office is, on both databases, as the demo
//! and a hundred times as large, beside what was promised.

mod budget;
pub mod http;
mod invented;
mod json;
mod load;
mod measure;
pub mod office;
mod options;
mod pages;
mod papers;
pub mod proc;
pub mod stats;
mod table;
mod waiting;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cleanup::Cleanup;
use crate::process;
use crate::test::needs;
use crate::test::postgres::{Postgres, leave_folder, temporary_folder};

pub use options::Options;
use options::{Engine, LARGE};

/// One office of the table.
struct Office {
    engine: Engine,
    scale: usize,
    /// Seconds that the importer worked to fill it.
    load_s: f64,
    measured: measure::Measured,
}

/// Everything that was measured.
#[derive(Default)]
struct Bench {
    cores: usize,
    is_gzip: bool,
    /// Whether the program measured was built for testing and not for speed.
    is_dev: bool,
    offices: Vec<Office>,
    /// Offices that could not be measured, with the reason.
    troubles: Vec<String>,
    build_s: Option<f64>,
}

/// What every office is measured with.
struct Work<'a> {
    options: &'a Options,
    cleanup: &'a Cleanup,
    program: PathBuf,
    /// The folder of PostgreSQL's programs, where it is wanted.
    postgres: Option<PathBuf>,
    parties: Vec<String>,
}

/// Measures, prints the table and writes `bench.json`. Returns whether all that
/// was asked for could be measured; a missed budget is printed and no failure.
///
/// # Errors
/// A sentence when the program cannot be built, or nothing could be begun.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<bool, String> {
    if let Some(story) = options.story {
        return tell(root, story, cleanup);
    }
    // Asked before cargo builds this very program anew over the running one.
    let target = target_folder()?;
    let members = root.join("profiles/bali-process/members.csv");
    let members = fs::read_to_string(&members)
        .map_err(|error| format!("{} cannot be read: {error}.", members.display()))?;
    let work = Work {
        options,
        cleanup,
        postgres: find_postgres(root, options, cleanup)?,
        parties: invented::parties(&members),
        program: program(root, &target, options, cleanup)?,
    };
    let mut bench = Bench {
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        is_gzip: options.is_gzip,
        is_dev: options.is_dev,
        ..Bench::default()
    };
    if let Some(folder) = &options.build {
        bench.build_s = Some(first_build(root, folder, cleanup)?);
    }
    say_what_the_load_is(options);
    for engine in &options.engines {
        for scale in &options.scales {
            match work.measure(*engine, *scale) {
                Ok(office) => bench.offices.push(office),
                Err(sentence) => {
                    println!("{sentence}");
                    bench
                        .troubles
                        .push(format!("{}: {sentence}", title(*engine, *scale)));
                }
            }
        }
    }
    print!("{}", table::draw(&bench));
    let file = target.join("bench.json");
    office::write(&file, &json::text(&bench))?;
    println!("Written: {}", file.display());
    Ok(bench.troubles.is_empty() && bench.offices.iter().all(Office::is_whole))
}

/// Has a story take its measures on both databases and prints them. Returns whether they keep
/// within what the story allows.
fn tell(root: &Path, story: &str, cleanup: &Cleanup) -> Result<bool, String> {
    let programs = needs::postgres_folder().ok_or("PostgreSQL was not found, and both are measured.")?;
    let postgres = Postgres::start_durable(&programs, false, cleanup)?;
    let mut command = process::cargo();
    command
        .args([
            "test",
            "--locked",
            "--package",
            "balai",
            "--test",
            "stories",
            "--",
            story,
        ])
        .args(["--nocapture", "--test-threads", "1"])
        .env("BALAI_TEST_POSTGRES", postgres.url())
        .env("BALAI_BENCH", "1")
        .current_dir(root);
    process::run(&mut command, cleanup)
}

impl Office {
    /// Whether every figure could be measured.
    fn is_whole(&self) -> bool {
        let Self { measured, .. } = self;
        measured.pages.iter().all(|page| page.came.is_ok())
            && measured.figures.iter().all(|one| one.value.is_ok())
    }
}

impl Work<'_> {
    fn measure(&self, engine: Engine, scale: usize) -> Result<Office, String> {
        println!("\n== {}", title(engine, scale));
        let folder = temporary_folder(&format!("bench-{scale}-{engine}").to_lowercase())?;
        let (leaving, keep) = (folder.clone(), self.options.is_kept);
        let _folder = self.cleanup.later(move || leave_folder(&leaving, keep));
        let postgres = match (engine, &self.postgres) {
            (Engine::Postgres, Some(programs)) => {
                Some(Postgres::start_durable(programs, false, self.cleanup)?)
            }
            (Engine::Postgres, None) => return Err("PostgreSQL was not found.".to_owned()),
            (Engine::Sqlite, _) => None,
        };
        let database = postgres.as_ref().map(Postgres::url);
        let office = office::Office::at(&self.program, folder.join("office"), database);
        let loading = if scale == LARGE {
            office.make_large(&folder, &self.parties)?
        } else {
            office.make_demo()?
        };
        println!("  filled in {:.1} s", loading.as_secs_f64());
        if let Some(postgres) = &postgres {
            postgres.analyse()?;
        }
        let setting = measure::Setting {
            scale,
            time: self.options.time,
            is_gzip: self.options.is_gzip,
            database_pid: postgres.as_ref().and_then(Postgres::pid),
            parties: &self.parties,
            folder: &folder,
        };
        Ok(Office {
            engine,
            scale,
            load_s: loading.as_secs_f64(),
            measured: measure::office(&office, &setting, self.cleanup)?,
        })
    }
}

fn title(engine: Engine, scale: usize) -> String {
    match scale {
        LARGE => format!("{engine}, an office {LARGE} times the demo"),
        _ => format!("{engine}, the demo office"),
    }
}

/// Found, or installed, before anything is measured: nobody wants to hear after
/// half an hour that it is missing.
fn find_postgres(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<Option<PathBuf>, String> {
    if !options.engines.contains(&Engine::Postgres) {
        return Ok(None);
    }
    let wanted = crate::test::Options::read(&["--only", "unit"])?;
    let (found, ..) = needs::find_or_install(root, &wanted, cleanup)?;
    Ok(found.postgres)
}

fn say_what_the_load_is(options: &Options) {
    println!(
        "The load generator is this program, on this machine: {} runs of at most {:.0} s and {} requests \
         for each page with {} and {} connections to 127.0.0.1, and to nowhere else. It shares the cores \
         with the server.",
        measure::RUNS,
        options.time.as_secs_f64(),
        load::MOST_REQUESTS,
        pages::IN_FLIGHT[0],
        pages::IN_FLIGHT[1],
    );
}

/// The folder that cargo builds into: ours is `target/debug/xtask`.
pub fn target_folder() -> Result<PathBuf, String> {
    let own =
        std::env::current_exe().map_err(|error| format!("Where this program lies is not known: {error}."))?;
    own.ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .ok_or_else(|| "This program lies in no target folder.".to_owned())
}

fn program(root: &Path, target: &Path, options: &Options, cleanup: &Cleanup) -> Result<PathBuf, String> {
    if options.is_dev {
        return Ok(target.join("debug/balai"));
    }
    println!("Building the program for release.");
    build(root, target, cleanup)?;
    Ok(target.join("release/balai"))
}

fn build(root: &Path, target: &Path, cleanup: &Cleanup) -> Result<(), String> {
    let mut command = process::cargo();
    command
        .args([
            "build",
            "--release",
            "--locked",
            "--package",
            "balai",
            "--target-dir",
        ])
        .arg(target)
        .current_dir(root);
    match process::run(&mut command, cleanup)? {
        true => Ok(()),
        false => Err("The program could not be built for release; cargo's message stands above.".to_owned()),
    }
}

/// Seconds of a build that finds nothing built before.
fn first_build(root: &Path, folder: &Path, cleanup: &Cleanup) -> Result<f64, String> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "--build needs an empty folder, and {} is not.",
            folder.display()
        ));
    }
    println!("Building the program into {}, from nothing.", folder.display());
    let begun = Instant::now();
    build(root, folder, cleanup)?;
    Ok(begun.elapsed().as_secs_f64())
}
