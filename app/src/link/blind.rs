//! `balai link blind`: filters of records, and comparing them (docs/blind-linkage.md).

use std::{
    collections::HashSet,
    fs,
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use balai_kernel::{Error, Result};
use balai_pprl::{Blocks, Clk, Encoder, Hardening, Noise, Pair, Schema, matches, one_to_one};
use clap::{Args, Subcommand};

use super::table::{Reader, Writer};

/// Rows that are encoded at once.
const AT_ONCE: usize = 20_000;
/// So many faults are told of; the others are counted.
const MOST_FAULTS: usize = 20;
/// A secret of fewer bytes can be found by trying.
const SHORTEST_SECRET: usize = 16;

/// What can be done blind.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a filter of each row, to be compared by somebody who does not have the secret.
    Encode(Encode),
    /// Find the filters of two lists that are alike.
    Compare(Compare),
}

/// How a list is encoded.
#[derive(Debug, Args)]
pub struct Encode {
    /// The list: separated text with headings, as the schema names them.
    file: PathBuf,
    /// The linkage schema (clkhash's, version 3), the same for both sides.
    #[arg(long)]
    schema: PathBuf,
    /// A file with the secret that both sides share; a line end at its end does not count.
    #[arg(long)]
    secret_file: PathBuf,
    /// The file to write, with the columns id and clk.
    #[arg(short, long)]
    out: PathBuf,
    /// The column of the ids; without it the first that the schema ignores, else the row's number.
    #[arg(long)]
    id: Option<String>,
    /// A column that goes into every hash, such as a year of birth: harder to read back, and nobody is
    /// found whose values differ.
    #[arg(long, value_name = "COLUMN")]
    salt_with: Option<String>,
    /// The chance of each bit to be turned round, below 0.5: harder to read back, and less alike.
    #[arg(long, requires = "noise_secret_file")]
    noise: Option<f64>,
    /// A file with the secret of the noise, which stays with whoever encodes.
    #[arg(long, requires = "noise")]
    noise_secret_file: Option<PathBuf>,
}

/// How two lists of filters are compared.
#[derive(Debug, Args)]
pub struct Compare {
    /// Filters of the one list.
    left: PathBuf,
    /// Filters of the other.
    right: PathBuf,
    /// How alike they must be at least: Dice similarity, above 0 to 1.
    #[arg(long, default_value_t = 0.8)]
    threshold: f64,
    /// Compare only filters that agree on a few bits drawn by chance: many times faster, and some pairs
    /// are lost (docs/blind-linkage.md).
    #[arg(long)]
    quick: bool,
    /// Give each at most one partner, the most alike first.
    #[arg(long)]
    one_to_one: bool,
    /// The file to write.
    #[arg(short, long)]
    out: PathBuf,
}

/// Does it.
///
/// # Errors
/// A sentence about a file or a setting; then nothing was written.
pub fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Encode(args) => encode(args)?,
        Command::Compare(args) => compare(args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| {
        Error::setup(format!(
            "{} cannot be read: {error}. Nothing was written.",
            path.display()
        ))
    })
}

fn secret_of(path: &Path) -> Result<Vec<u8>> {
    let mut secret = bytes_of(path)?;
    while secret.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        secret.pop();
    }
    if secret.is_empty() {
        return Err(Error::setup(format!(
            "{} holds no secret. Nothing was written.",
            path.display()
        )));
    }
    if secret.len() < SHORTEST_SECRET {
        eprintln!(
            "{}: a secret of {} bytes can be found by trying; take at least {SHORTEST_SECRET} drawn by chance.",
            path.display(),
            secret.len()
        );
    }
    Ok(secret)
}

fn encode(args: &Encode) -> Result<()> {
    let schema = Schema::read(&bytes_of(&args.schema)?)
        .map_err(|flaw| Error::setup(format!("{}: {flaw}. Nothing was written.", args.schema.display())))?;
    let mut list = Reader::open(&args.file)?;
    has_columns(&schema, &list, &args.file)?;
    let id = match &args.id {
        Some(name) => Some(list.column(name)?),
        None => schema
            .features
            .iter()
            .position(|feature| feature.hashing.is_none()),
    };
    let noise = match (args.noise, &args.noise_secret_file) {
        (Some(chance), Some(file)) if (0.0..0.5).contains(&chance) => Some(Noise {
            chance,
            secret: secret_of(file)?,
        }),
        (Some(_), _) => {
            return Err(Error::setup(
                "The chance of noise is at least 0 and below 0.5. Nothing was written.",
            ));
        }
        _ => None,
    };
    let salt = args
        .salt_with
        .as_deref()
        .map(|name| list.column(name))
        .transpose()?;
    let encoder = Encoder::new(&schema, &secret_of(&args.secret_file)?, Hardening { salt, noise })
        .map_err(|flaw| Error::setup(format!("{flaw}. Nothing was written.")))?;
    let mut encoders = vec![encoder; threads()];
    let mut out = Writer::create(&args.out, &["id", "clk"])?;
    let mut done = 0_usize;
    let mut faults = Vec::new();
    let mut ids = HashSet::new();
    let mut twice = 0_usize;
    loop {
        let rows = list.some(AT_ONCE)?;
        if rows.is_empty() {
            break;
        }
        for (at, encoded) in encoded(&mut encoders, &rows).into_iter().enumerate() {
            let (line, row) = &rows[at];
            match encoded {
                Ok(clk) => {
                    let id = id.map_or_else(|| (done + at + 1).to_string(), |column| row[column].clone());
                    out.row(&[id.as_str(), &clk.to_base64()])?;
                    twice += usize::from(!ids.insert(id));
                }
                Err(flaw) => faults.push(format!("line {line}, {flaw}")),
            }
        }
        done += rows.len();
        progress(done, "encoded");
    }
    refuse(&args.file, &faults)?;
    out.done()?;
    if twice > 0 {
        eprintln!("{twice} rows have an id that another row has: who is meant cannot be told by it.");
    }
    println!("{}: {done} filters of {} bits", args.out.display(), schema.bits);
    Ok(())
}

/// The list has the schema's columns, in its order: another order would encode other values.
fn has_columns(schema: &Schema, list: &Reader, file: &Path) -> Result<()> {
    let wanted: Vec<&str> = schema
        .features
        .iter()
        .map(|feature| feature.name.as_str())
        .collect();
    let found: Vec<&str> = list.headings.iter().map(|heading| heading.trim()).collect();
    match wanted == found {
        true => Ok(()),
        false => Err(Error::setup(format!(
            "{} has the columns {}, and the schema asks for {}, in this order. Nothing was written.",
            file.display(),
            found.join(", "),
            wanted.join(", ")
        ))),
    }
}

fn encoded(
    encoders: &mut [Encoder],
    rows: &[(u64, Vec<String>)],
) -> Vec<std::result::Result<Clk, balai_pprl::Flaw>> {
    let part = rows.len().div_ceil(encoders.len()).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = encoders
            .iter_mut()
            .zip(rows.chunks(part))
            .map(|(encoder, rows)| {
                scope.spawn(move || {
                    rows.iter()
                        .map(|(_, row)| encoder.encode(row))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    })
}

/// Refuses a list of which something does not fit: a filter of a wrong value finds nobody, and nobody
/// would notice.
fn refuse(file: &Path, faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let told = faults
        .iter()
        .take(MOST_FAULTS)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n  ");
    let more = match faults.len().saturating_sub(MOST_FAULTS) {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    Err(Error::setup(format!(
        "{} does not fit the schema, and nothing was written:\n  {told}{more}",
        file.display()
    )))
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn progress(done: usize, what: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{done} rows {what} ");
    }
}

/// The filters of a file, with their ids.
struct Tokens {
    ids: Vec<String>,
    clks: Vec<Clk>,
}

impl Tokens {
    /// Reads a file; `bits` is the length of those of the other list, where it was read before.
    fn read(path: &Path, bits: Option<usize>) -> Result<Self> {
        let mut table = Reader::open(path)?;
        let (id, clk) = (table.column("id")?, table.column("clk")?);
        let (mut ids, mut clks) = (Vec::new(), Vec::new());
        let mut bits = bits;
        while let Some((line, row)) = table.next()? {
            // Four letters are three bytes, less what fills up the end.
            let own = row[clk].trim();
            let wanted = *bits.get_or_insert((own.len() / 4 * 3 - own.matches('=').count().min(2)) * 8);
            let read = Clk::from_base64(own, wanted).map_err(|flaw| {
                Error::setup(format!(
                    "{}, line {line}: {flaw}. Nothing was written.",
                    path.display()
                ))
            })?;
            ids.push(row[id].clone());
            clks.push(read);
        }
        Ok(Self { ids, clks })
    }
}

fn compare(args: &Compare) -> Result<()> {
    if !(args.threshold > 0.0 && args.threshold <= 1.0) {
        return Err(Error::setup(
            "The threshold is above 0 and at most 1. Nothing was written.",
        ));
    }
    let left = Tokens::read(&args.left, None)?;
    let right = Tokens::read(&args.right, left.clks.first().map(Clk::len))?;
    let mut pairs = match args.quick {
        true => quickly(&left.clks, &right.clks, args.threshold),
        false => matches(&left.clks, &right.clks, args.threshold, threads()),
    };
    if args.one_to_one {
        pairs = one_to_one(&pairs);
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
    }
    // The columns that every list of pairs has; a filter tells no probability.
    let mut out = Writer::create(&args.out, &["left_id", "right_id", "weight", "probability"])?;
    for pair in &pairs {
        let (left, right) = (&left.ids[pair.left as usize], &right.ids[pair.right as usize]);
        out.row(&[left.as_str(), right, &format!("{:.6}", pair.dice), ""])?;
    }
    out.done()?;
    let (many, more) = (left.clks.len(), right.clks.len());
    println!(
        "{}: {} pairs of {many} and {more} filters",
        args.out.display(),
        pairs.len()
    );
    if let (true, Some(most)) = (pairs.is_empty(), most_alike(&left.clks, &right.clks)) {
        eprintln!(
            "No pair is that alike; the most alike of those tried has {most:.2}. Either the lists have nobody in \
             common, or they were encoded under different secrets or schemas: ask both sides to compare theirs."
        );
    }
    Ok(())
}

/// Tables of blocks and bits of each: what found 98 of 100 pairs of the same person that all comparisons
/// find, at a quarter of their cost (docs/blind-linkage.md).
const TABLES: usize = 60;
const BITS: usize = 22;
/// A block of more filters than this is passed over: so common a pattern tells little.
const LARGEST_BLOCK: usize = 500;

/// The pairs of those that meet in a block.
fn quickly(left: &[Clk], right: &[Clk], threshold: f64) -> Vec<Pair> {
    let length = left.first().map_or(0, Clk::len);
    let blocks = Blocks::new(length, TABLES, BITS, 1);
    let met = blocks.candidates(left, right, LARGEST_BLOCK).into_iter();
    let measured = met.map(|(one, other)| Pair {
        left: one,
        right: other,
        dice: left[one as usize].dice(&right[other as usize]),
    });
    measured.filter(|pair| pair.dice >= threshold).collect()
}

/// How alike the most alike of a few are: chance alone gives what strangers have.
fn most_alike(left: &[Clk], right: &[Clk]) -> Option<f64> {
    let few = left.iter().take(200);
    few.filter_map(|one| balai_pprl::best(one, right, 1).first().map(|pair| pair.dice))
        .reduce(f64::max)
}
