//! What a report is made of: gathered from the records while it lives, as kept once it
//! is frozen.

use std::collections::BTreeMap;

use balai_kernel::{Actor, App, Id, Result, measure, text::Lang};
use sha2::{Digest, Sha256};

use crate::{
    block::{self, Block},
    check::{self, Cited, Desk, Finding},
    drawn::{self, Draw, Tables},
    figure::{self, Binding, Fact, Figure, Figures, Value},
    numbers,
    period::Period,
    picture::{self, Picture},
    printed::{self, Shown},
    prose,
    report::{
        IMPACT, Report,
        store::{self, Gift},
    },
    scope,
    tongue::language_of,
    topic::{self, Topic},
    translation::{Language, words::Vocabulary},
};

/// Under this name a frozen report keeps whom it thanks.
const GIVERS: &str = "=acknowledged";
/// Under this name a frozen report keeps the meanings of its terms.
const TERMS: &str = "=glossary";

/// Under this name, followed by what they show, a frozen report keeps its drawn tables.
const TABLE: &str = "=drawn:";

/// Under this name a frozen report keeps who led the office.
const SIGNATORIES: &str = "=signatories";

/// Everything a report is made of.
#[derive(Debug, Clone)]
pub struct Material {
    /// The report.
    pub report: Report,
    /// In which language its texts stand here.
    pub language: Language,
    /// What it says there by itself: headings of its tables, names of what it counts.
    pub words: Vocabulary,
    /// Its title in that language.
    pub title: String,
    /// Its blocks in their order.
    pub blocks: Vec<Block>,
    /// The figures bound in them: computed now, or as kept when it was frozen.
    pub figures: Figures,
    /// Whom it thanks, and why.
    pub givers: Vec<(Gift, String)>,
    /// Terms with their meaning.
    pub terms: Vec<(String, String)>,
    /// Who leads the office: name, and the party that seconded them.
    pub signatories: Vec<(String, String)>,
    /// The tables drawn from the records, by what they show.
    pub tables: Tables,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// The quotes and photographs that its blocks draw on, by block.
    pub evidence: BTreeMap<Id<Block>, Shown>,
    /// The office's name.
    pub office: String,
    /// The office's short name.
    pub short: String,
    /// The process's name.
    pub process: String,
}

/// What a report is made of, gathered once and kept until something is written.
///
/// # Errors
/// When the database fails.
pub async fn gather(app: &App, report: &Report) -> Result<Material> {
    let moment = app.kept().now(&app.db).await?;
    // Who leads the office depends on the day.
    let key = format!("{} {} {}", report.id, report.version, app.today());
    let material = moment
        .get("report.material", key, || collect(app, report))
        .await?;
    Ok(Material::clone(&material))
}

async fn collect(app: &App, report: &Report) -> Result<Material> {
    let db = &app.db;
    let blocks = block::store::of(db, report.id).await?;
    let pictures = picture::store::of(db, report.id).await?;
    let evidence = printed::gather(db, app, report, &blocks).await?;
    let (figures, givers, terms, signatories, tables) = if report.frozen_at.is_some() {
        let mut figures = figure::kept(db, report.id).await?;
        let givers = taken(&mut figures, GIVERS)
            .into_iter()
            .filter_map(|(code, name)| Some((Gift::ALL.into_iter().find(|gift| gift.code() == code)?, name)))
            .collect();
        let terms = taken(&mut figures, TERMS);
        let signatories = taken(&mut figures, SIGNATORIES);
        let tables = tables_in(&mut figures);
        (figures, givers, terms, signatories, tables)
    } else {
        let drawn: Vec<Draw> = blocks.iter().filter_map(Block::drawn_table).collect();
        let wanted: Vec<Binding> = blocks.iter().flat_map(Block::bindings).collect();
        let office =
            [&app.profile.office.short, app.profile.office.name.get(Lang::EN)].map(str::to_lowercase);
        let mut givers = store::givers(db, report.year).await?;
        // The office does not thank itself.
        givers.retain(|(_, name)| !office.contains(&name.to_lowercase()));
        (
            figure::compute(app, report.extent(), &wanted).await?,
            givers,
            store::terms(db).await?,
            store::co_managers(db, app.today()).await?,
            drawn::draw(app, &drawn, report, Lang::EN).await?,
        )
    };
    Ok(Material {
        report: report.clone(),
        language: Language::first(),
        words: Vocabulary::default(),
        title: report.title.clone(),
        blocks,
        figures,
        givers,
        terms,
        signatories,
        tables,
        pictures,
        evidence,
        short: app.profile.office.short.clone(),
        office: app.profile.office.name.get(Lang::EN).to_owned(),
        process: app.profile.process.name.get(Lang::EN).to_owned(),
    })
}

fn taken(figures: &mut Figures, name: &str) -> Vec<(String, String)> {
    match figures.0.remove(name).map(|figure| figure.value) {
        Some(Value::List { items }) => items,
        _ => Vec::new(),
    }
}

/// Takes the drawn tables out of what a frozen report keeps.
fn tables_in(figures: &mut Figures) -> Tables {
    let names: Vec<String> = figures
        .0
        .keys()
        .filter(|name| name.starts_with(TABLE))
        .cloned()
        .collect();
    names
        .into_iter()
        .filter_map(|name| match figures.0.remove(&name)?.value {
            Value::Drawn { table } => Some((name.strip_prefix(TABLE)?.to_owned(), table)),
            _ => None,
        })
        .collect()
}

impl Material {
    /// What a frozen report keeps: its figures with their definitions, whom it thanks,
    /// the meanings of its terms.
    pub fn to_keep(&self) -> Vec<Figure> {
        let list = |name: &str, items: Vec<(String, String)>| Figure {
            name: name.to_owned(),
            measure: "list".to_owned(),
            value: Value::List { items },
            definition: String::new(),
            version: 1,
        };
        let givers = self
            .givers
            .iter()
            .map(|(gift, name)| (gift.code().to_owned(), name.clone()));
        let mut figures: Vec<Figure> = self.figures.0.values().cloned().collect();
        figures.push(list(GIVERS, givers.collect()));
        figures.push(list(TERMS, self.terms.clone()));
        figures.push(list(SIGNATORIES, self.signatories.clone()));
        figures.extend(self.tables.iter().map(|(shows, table)| Figure {
            name: format!("{TABLE}{shows}"),
            measure: "drawn".to_owned(),
            value: Value::Drawn { table: table.clone() },
            definition: table.rule.clone(),
            version: 1,
        }));
        figures
    }

    /// A hash (SHA-256, hexadecimal) of everything that an approval is about.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.report.title);
        // What is approved for those who took part is not approved for everyone.
        if let Some(reach) = &self.report.reach {
            hash.update(reach);
        }
        for block in &self.blocks {
            for text in [&block.kind, &block.slug, &block.heading, &block.body] {
                hash.update(text.len().to_le_bytes());
                hash.update(text);
            }
            hash.update(format!("{:?}", block.settings.0));
        }
        hash.update(format!(
            "{:?}{:?}{:?}{:?}{:?}",
            self.figures, self.givers, self.terms, self.signatories, self.tables
        ));
        for picture in &self.pictures {
            hash.update(format!("{picture:?}"));
        }
        for (block, shown) in &self.evidence {
            let drawn = shown.drawn.as_ref();
            let text = drawn.map(|drawn| (&drawn.fingerprint, &drawn.holds));
            hash.update(format!("{block}{text:?}"));
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the checker finds; it asks the measures about the numbers that were typed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn findings(&self, app: &App) -> Result<Vec<Finding>> {
        let period = self.report.period();
        let facts = self.facts(app, period).await?;
        let places = store::places(&app.db).await?;
        let cited: Vec<Cited> = measure::cited(&app.db, &Actor::office_job(), self.report.year)
            .await?
            .into_iter()
            .filter_map(|figure| {
                let period = figure.period();
                Some(Cited {
                    period,
                    code: figure.code,
                    value: figure
                        .value
                        .replace(',', "")
                        .trim_end_matches('%')
                        .trim()
                        .parse()
                        .ok()?,
                    unit: figure.unit,
                    population: figure.population,
                    source: figure.source,
                })
            })
            .collect();
        let others = match self.report.activity {
            // Of an event its own report may tell whatever became of it.
            Some(_) => Vec::new(),
            None => store::others_events(&app.db, self.report.year).await?,
        };
        let mut found = check::check(&Desk {
            period,
            blocks: &self.blocks,
            figures: &self.figures,
            facts: &facts,
            cited: &cited,
            // Only the report of a year that everyone reads has to thank everyone.
            givers: if self.report.kind == IMPACT {
                &self.givers
            } else {
                &[]
            },
            others: &others,
            places: &places,
            signatories: &self.signatories,
            pictures: &self.pictures,
        });
        found.extend(printed::findings(self));
        found.sort_by_key(|finding| finding.severity);
        Ok(found)
    }

    /// Facts about what the numbers of the texts speak of, no more.
    async fn facts(&self, app: &App, period: Period) -> Result<Vec<Fact>> {
        let year = period.from.year();
        let mut codes = std::collections::BTreeSet::new();
        let mut spans = std::collections::BTreeSet::new();
        for block in &self.blocks {
            let texts = [&block.body, &block.settings.0.finding];
            let sentences = texts.into_iter().flat_map(|text| {
                let lang = language_of(text);
                prose::sentences(&prose::read(text), &|mark| {
                    check::written(&self.figures, period, lang, mark)
                })
            });
            for sentence in sentences {
                for mention in numbers::mentions(&sentence.text, &sentence.bound) {
                    let topics = topic::topics(&mention, &sentence.text);
                    codes.extend(topics.iter().flat_map(|topic| topic.codes()));
                }
                let bound = sentence.names.iter().filter_map(|name| Topic::of_measure(name));
                codes.extend(bound.flat_map(Topic::codes));
                spans.extend(scope::spans(&sentence.text, year));
            }
        }
        figure::facts(app, self.report.extent(), &codes, &spans).await
    }
}
