//! From what was counted to figures: which numbers each measure is made of.

use std::collections::BTreeMap;

use balai_kernel::{
    Result,
    measure::{Ask, Cell, Dim, Question, Source, Value, paired_gain},
    profile::Profile,
    store::Db,
    text::{Lang, Message, Words},
};

use super::{
    fits,
    parts::{self, Names},
    store::{self, Also, Attendance, Counted, Sought, Thing},
};

/// Numbers by part.
pub(super) type Sums = BTreeMap<String, i64>;

/// All measures of this module are counted together.
pub(super) static SOURCE: Source = Source {
    name: "events",
    count: |db, profile, lang, questions| {
        Box::pin(async move {
            for question in questions {
                fits(question.code, &question.ask)?;
            }
            let found = Found::read(db, profile, questions).await?;
            Ok(questions
                .iter()
                .map(|question| found.cells(profile, lang, question))
                .collect())
        })
    },
};

/// One of the numbers that are counted of attendances.
type Number = fn(&Attendance) -> i64;
/// Rows by the question that they answer.
type Answers<Q, T> = Vec<(Q, Vec<T>)>;

/// What a measure is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    /// Rows about people, all in one pass.
    Attendances,
    /// Things that stand for themselves.
    Things(Thing),
    /// Differences of two tests.
    Gains,
}

fn made_of(code: &str) -> Made {
    match code {
        "events" | "trainings" | "dialogues" => Made::Things(Thing::Event),
        "external-events" => Made::Things(Thing::External),
        "inputs" => Made::Things(Thing::Input),
        "learning-gain" => Made::Gains,
        _ => Made::Attendances,
    }
}

/// Whose doubles are asked about, if anybody's: people of which kinds of activities.
fn doubles<'a>(profile: &'a Profile, question: &'a Question) -> Option<Counted<'a>> {
    if question.ask.by.is_some() {
        return None;
    }
    match question.code {
        "people" => Some(Counted::everywhere(profile, &question.ask)),
        "people-trained" => Some(Counted::at_trainings(profile, &question.ask)),
        _ => None,
    }
}

/// What was counted for questions that were asked together.
struct Found<'a> {
    names: Vec<(Dim, Names)>,
    attendances: Answers<&'a Ask, Attendance>,
    /// By kind of activity and part.
    things: Answers<(Thing, &'a Ask), (String, String, i64)>,
    doubles: Answers<&'a Question, i64>,
    gains: Answers<&'a Ask, (String, f64)>,
}

impl<'a> Found<'a> {
    /// One statement for each thing that measures are made of, however many are asked for.
    async fn read(db: &Db, profile: &'a Profile, questions: &'a [Question]) -> Result<Self> {
        let mut names = Vec::new();
        for dim in distinct(questions.iter().filter_map(|question| question.ask.by)) {
            names.push((dim, names_of(db, dim).await?));
        }
        Ok(Self {
            names,
            attendances: read_attendances(db, profile, questions).await?,
            things: read_things(db, profile, questions).await?,
            doubles: read_doubles(db, profile, questions).await?,
            gains: read_gains(db, profile, questions).await?,
        })
    }

    fn attendances(&self, ask: &Ask) -> &[Attendance] {
        of(&self.attendances, |asked| *asked == ask)
    }

    /// A number of attendances by part, without the parts in which there is nobody.
    fn attended(&self, ask: &Ask, number: Number) -> Sums {
        self.attendances(ask)
            .iter()
            .map(|row| (row.key.clone(), number(row)))
            .filter(|(_, n)| *n != 0)
            .collect()
    }

    /// The same of a question without a split.
    fn attended_in_all(&self, ask: &Ask, number: Number) -> i64 {
        self.attendances(ask).iter().map(number).sum()
    }

    /// Things by part, of the kinds of activities that are wanted.
    fn things(&self, thing: Thing, ask: &Ask, is_wanted: impl Fn(&str) -> bool) -> Sums {
        let mut sums = Sums::new();
        for (kind, key, n) in of(&self.things, |asked| *asked == (thing, ask)) {
            if is_wanted(kind) {
                *sums.entry(key.clone()).or_default() += n;
            }
        }
        sums
    }

    /// The answer to one of the questions.
    fn cells(&self, profile: &Profile, lang: Lang, question: &Question) -> Vec<Cell> {
        let ask = &question.ask;
        let none = Names::new();
        let names = self.names.iter().find(|(dim, _)| Some(*dim) == ask.by);
        let names = names.map_or(&none, |(_, names)| names);
        let cells = |sums: Sums| parts::cells(profile, lang, ask, names, sums);
        let attended = |number: Number| cells(self.attended(ask, number));
        let things = |thing, is_wanted: &dyn Fn(&str) -> bool| cells(self.things(thing, ask, is_wanted));
        let kind = |code: &str| profile.activity_kind(code);
        // What is open about a figure is said of the whole.
        let said = |mut cells: Vec<Cell>, about: &[(&'static str, Number)]| {
            if let (None, [whole]) = (ask.by, &mut cells[..]) {
                let doubles = of(&self.doubles, |asked| *asked == question);
                remark(whole, "measure-open-same-person", doubles.iter().sum());
                for (key, number) in about {
                    remark(whole, key, self.attended_in_all(ask, *number));
                }
            }
            cells
        };
        match question.code {
            "participations" => said(
                attended(|row| row.number.unwrap_or(0)),
                &[
                    ("measure-open-not-recorded", |row| row.waiting),
                    ("measure-open-on-wholes", |row| row.on_wholes),
                ],
            ),
            "officers-trained" => said(
                attended(|row| row.trained),
                &[("measure-open-not-recorded", |row| row.waiting_trained)],
            ),
            "people" => said(
                attended(|row| row.people),
                &[("measure-open-unnamed", |row| row.unnamed)],
            ),
            "people-trained" => said(
                attended(|row| row.people_trained),
                &[("measure-open-unnamed", |row| row.trained_unnamed)],
            ),
            "parties" => attended(|row| row.parties),
            "completions" => attended(|row| row.completed),
            "trainers" => attended(|row| row.trainers),
            "women" => self.women(ask, cells),
            "womens-share" => self.womens_share(ask, cells),
            "learning-gain" => self.learning_gain(ask, cells),
            "events" => things(Thing::Event, &|_| true),
            "trainings" => things(Thing::Event, &|code| {
                kind(code).is_some_and(|kind| kind.is_training)
            }),
            "dialogues" => things(Thing::Event, &|code| {
                kind(code).is_some_and(|kind| kind.is_dialogue)
            }),
            "external-events" => things(Thing::External, &|_| true),
            "inputs" => things(Thing::Input, &|_| true),
            _ => Vec::new(),
        }
    }

    /// Those of known and unknown sex, by part: also where there are no women.
    fn sexes(&self, ask: &Ask) -> BTreeMap<&str, &Attendance> {
        self.attendances(ask)
            .iter()
            .filter(|row| row.number.is_some())
            .map(|row| (row.key.as_str(), row))
            .collect()
    }

    fn women(&self, ask: &Ask, cells: impl Fn(Sums) -> Vec<Cell>) -> Vec<Cell> {
        let all = self.sexes(ask);
        let mut out = cells(
            all.iter()
                .map(|(key, row)| ((*key).to_owned(), row.women))
                .collect(),
        );
        for cell in &mut out {
            remark_sexes(
                cell,
                all.get(parts::stored_key(ask.by, &cell.key).as_str()).copied(),
            );
        }
        out
    }

    fn womens_share(&self, ask: &Ask, cells: impl Fn(Sums) -> Vec<Cell>) -> Vec<Cell> {
        let all = self.sexes(ask);
        let mut out = cells(
            all.iter()
                .map(|(key, row)| ((*key).to_owned(), row.women))
                .collect(),
        );
        for cell in &mut out {
            let row = all.get(parts::stored_key(ask.by, &cell.key).as_str()).copied();
            let known = row.map_or(0, |row| row.women + row.men);
            #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
            let share = |women: i64| Value::Number(women as f64 / known as f64);
            cell.value = match row {
                Some(row) if known > 0 => share(row.women),
                _ => Value::Missing(Message::new("measure-no-sex-known")),
            };
            cell.n = Some(known);
            remark_sexes(cell, row);
        }
        out
    }

    fn learning_gain(&self, ask: &Ask, cells: impl Fn(Sums) -> Vec<Cell>) -> Vec<Cell> {
        let mut gains: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (key, gain) in of(&self.gains, |asked| *asked == ask) {
            gains.entry(key).or_default().push(*gain);
        }
        let number = |pairs: &[f64]| i64::try_from(pairs.len()).unwrap_or(i64::MAX);
        let pairs = gains
            .iter()
            .map(|(key, pairs)| ((*key).to_owned(), number(pairs)));
        let mut out = cells(pairs.collect());
        for cell in &mut out {
            let pairs = gains.get(parts::stored_key(ask.by, &cell.key).as_str());
            let pairs = pairs.map_or(&[][..], Vec::as_slice);
            cell.n = Some(number(pairs));
            match paired_gain(pairs) {
                Some((mean, interval)) => {
                    cell.value = Value::Number(mean);
                    cell.interval = interval;
                }
                None => cell.value = Value::Missing(Message::new("measure-no-pairs")),
            }
        }
        out
    }
}

/// What is asked of the measures that are made of the same, each once.
fn asks_of(questions: &[Question], made: Made) -> Vec<&Ask> {
    let questions = questions.iter().filter(|question| made_of(question.code) == made);
    distinct(questions.map(|question| &question.ask))
}

async fn read_attendances<'a>(
    db: &Db,
    profile: &Profile,
    questions: &'a [Question],
) -> Result<Answers<&'a Ask, Attendance>> {
    let asks = asks_of(questions, Made::Attendances);
    let sought_of = |ask: &Ask| {
        let questions = questions.iter().filter(|question| question.ask == *ask);
        questions.fold(Sought::default(), |all, question| all.and(sought(question)))
    };
    let asked: Vec<_> = asks.iter().map(|ask| (*ask, sought_of(ask))).collect();
    let rows = store::attendance(db, profile, &asked).await?;
    Ok(answers(&asks, rows.into_iter().map(|row| (row.question, row))))
}

/// What a measure that is made of attendances needs to be counted. What is open about a
/// figure is said of the whole alone.
fn sought(question: &Question) -> Sought {
    let is_whole = question.ask.by.is_none();
    let everywhere = Sought {
        beyond_trainings: true,
        ..Sought::default()
    };
    match question.code {
        "participations" => Sought {
            heads: true,
            waiting: is_whole,
            on_wholes: is_whole,
            ..everywhere
        },
        "officers-trained" => Sought {
            heads: true,
            waiting: is_whole,
            ..Sought::default()
        },
        "people" => Sought {
            people: true,
            heads: is_whole,
            ..everywhere
        },
        "people-trained" => Sought {
            people_trained: true,
            heads: is_whole,
            ..Sought::default()
        },
        "parties" => Sought {
            parties: true,
            heads: true,
            ..everywhere
        },
        "women" | "womens-share" => Sought {
            heads: true,
            sexes: true,
            ..everywhere
        },
        "trainers" => everywhere,
        // Completions, at trainings by name; of other measures nobody is asked about.
        _ => Sought::default(),
    }
}

async fn read_things<'a>(
    db: &Db,
    profile: &Profile,
    questions: &'a [Question],
) -> Result<Answers<(Thing, &'a Ask), (String, String, i64)>> {
    let thing = |question: &'a Question| match made_of(question.code) {
        Made::Things(thing) => Some((thing, &question.ask)),
        Made::Attendances | Made::Gains => None,
    };
    let asks = distinct(questions.iter().filter_map(thing));
    let rows = store::things(db, profile, &asks).await?;
    let rows = rows
        .into_iter()
        .map(|(question, kind, key, n)| (question, (kind, key, n)));
    Ok(answers(&asks, rows))
}

async fn read_doubles<'a>(
    db: &Db,
    profile: &Profile,
    questions: &'a [Question],
) -> Result<Answers<&'a Question, i64>> {
    let (asked, counted): (Vec<_>, Vec<_>) = questions
        .iter()
        .filter_map(|question| Some((question, doubles(profile, question)?)))
        .unzip();
    Ok(answers(&asked, store::open_suggestions(db, &counted).await?))
}

async fn read_gains<'a>(
    db: &Db,
    profile: &Profile,
    questions: &'a [Question],
) -> Result<Answers<&'a Ask, (String, f64)>> {
    let asks = asks_of(questions, Made::Gains);
    let counted: Vec<_> = asks
        .iter()
        .map(|ask| Counted::at_trainings(profile, ask).also(Also::Scored))
        .collect();
    let rows = store::gains(db, &counted).await?;
    let rows = rows
        .into_iter()
        .map(|(question, key, gain)| (question, (key, gain)));
    Ok(answers(&asks, rows))
}

async fn names_of(db: &Db, dim: Dim) -> Result<Names> {
    let names = store::names(db, dim).await?;
    Ok(names
        .into_iter()
        .map(|(code, words): (String, _)| (code, Words::clone(&words.0)))
        .collect())
}

/// Each once, in the order of the first.
fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut out = Vec::new();
    for one in all {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

/// Rows by question, of rows with the number of their question.
fn answers<Q: Copy, T>(questions: &[Q], rows: impl IntoIterator<Item = (i64, T)>) -> Answers<Q, T> {
    let mut out: Answers<Q, T> = questions.iter().map(|question| (*question, Vec::new())).collect();
    for (question, row) in rows {
        let slot = usize::try_from(question).ok().and_then(|at| out.get_mut(at));
        if let Some((_, rows)) = slot {
            rows.push(row);
        }
    }
    out
}

fn of<Q, T>(answers: &[(Q, Vec<T>)], is_asked: impl Fn(&Q) -> bool) -> &[T] {
    let answer = answers.iter().find(|(question, _)| is_asked(question));
    answer.map_or(&[], |(_, rows)| rows)
}

fn remark(cell: &mut Cell, key: &'static str, n: i64) {
    if n > 0 {
        cell.open.push(Message::new(key).with("n", n));
    }
}

/// How many are of no known sex, and how many would rather not say.
fn remark_sexes(cell: &mut Cell, row: Option<&Attendance>) {
    let Some(row) = row else { return };
    let unknown = row.number.unwrap_or(0) - row.women - row.men - row.undisclosed;
    remark(cell, "measure-open-sex-unknown", unknown);
    remark(cell, "measure-open-sex-undisclosed", row.undisclosed);
}
