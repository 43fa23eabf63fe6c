//! What is drawn of keyed sheets.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, Render as _, html};

use super::{
    Keying, Line, MOST_FIELDS, PATH, Stage, Suggestion, Turn,
    difference::{Agreement, pages::share},
    entry::pages::scan,
    store::Listed,
};
use crate::{
    account::Account,
    audit::HistoryLine,
    id::Id,
    policy::Action,
    t,
    text::{self, Lang, Message, catalogue},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{
            self, Choice, Column, Empty, Entry, Fact, Field, FieldKind, Form, Link, PageHead, Row, Section,
            Table, kinds::Kind,
        },
    },
};

type Pairs = BTreeMap<String, String>;

/// How many things can hold for every row.
pub(super) const SHARED: usize = 3;

/// The name of a column in words.
pub(super) fn column(lang: Lang, field: &str) -> String {
    let key = format!("column-{field}");
    if catalogue().has(Lang::EN, &key) {
        t!(lang, &key)
    } else {
        field.to_owned()
    }
}

fn stage_badge(lang: Lang, stage: Stage) -> Markup {
    let kind = match stage {
        Stage::Handed => Kind::Good,
        Stage::Differences | Stage::Ready => Kind::Warn,
        _ => Kind::Plain,
    };
    ui::badge(kind, t!(lang, &format!("keying-stage-{}", stage.code())))
}

fn above(lang: Lang) -> Vec<Link> {
    vec![
        Link::new(t!(lang, "import-list-title"), "/app/imports"),
        Link::new(t!(lang, "keying-list-title"), PATH),
    ]
}

pub(super) fn list(cx: &Cx, listing: &Listing, rows: &[Listed], count: i64) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "keying-list-title");
    let new = Link::new(t!(lang, "keying-new-link"), format!("{PATH}/new"));
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let columns = vec![
        Column::new(t!(lang, "keying-title")),
        Column::new(t!(lang, "import-kind-label")),
        Column::new(t!(lang, "import-column-state")),
        Column::number(t!(lang, "import-rows")),
        Column::new(t!(lang, "import-column-who")),
        Column::new(t!(lang, "import-column-when")),
    ];
    let drawn = rows
        .iter()
        .map(|row| {
            let keying = &row.keying;
            Row::new(vec![
                html! { a href=(keying.href()) { (keying.title) } },
                html! { (t!(lang, &format!("import-kind-{}", keying.kind))) },
                stage_badge(lang, keying.stage()),
                html! { (text::number(lang, row.row_count)) },
                html! { (row.brought_by_name) },
                html! { (text::instant(lang, keying.brought_at, &cx.app.zone())) },
            ])
        })
        .collect();
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "keying-list-empty"), t!(lang, "keying-list-empty-why"))
            .next(new.clone())
            .render()
    } else {
        Table::new("keyings", &title, columns)
            .quiet_caption()
            .rows(drawn)
            .render()
    };
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "import-list-title"), "/app/imports")],
            &title,
        ))
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "keying-list-lede"))
                .primary(&new),
        )
        .body(&frame.filters(vec![Pick::Text("q", t!(lang, "rows-words"))]))
        .body(&body)
        .body(&frame.pager(count))
}

fn kinds(cx: &Cx) -> Vec<Choice> {
    cx.app
        .imports()
        .iter()
        .map(|kind| {
            let code = kind.code();
            Choice::new(code, t!(cx.lang(), &format!("import-kind-{code}")))
        })
        .collect()
}

fn people(first: String, colleagues: &[(Id<Account>, String)]) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", first)];
    choices.extend(
        colleagues
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name)),
    );
    choices
}

pub(super) fn new(
    cx: &Cx,
    colleagues: &[(Id<Account>, String)],
    typed: &Pairs,
    problem: Option<&Message>,
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "keying-new-title");
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let kind = match value("kind") {
        kind if kind.is_empty() => "participants".to_owned(),
        kind => kind,
    };
    let others: Vec<_> = colleagues
        .iter()
        .filter(|(id, _)| Some(*id) != cx.actor.account)
        .cloned()
        .collect();
    let fields = html! {
        (Field::new(FieldKind::File(".jpg,.jpeg,.png,.pdf".to_owned()), "file", t!(lang, "keying-file"))
            .help(t!(lang, "keying-file-help"))
            .required())
        (Field::text("title", t!(lang, "keying-title")).help(t!(lang, "keying-title-help")).value(value("title")).max_length(150))
        (Field::new(FieldKind::Select(kinds(cx)), "kind", t!(lang, "import-kind-label")).help(t!(lang, "keying-kind-help")).value(kind))
        (Field::new(FieldKind::Select(people(t!(lang, "keying-hand-me"), &others)), "hand", t!(lang, "keying-hand")).value(value("hand")))
    };
    let form = Form::post(PATH, fields).files().submit(t!(lang, "keying-bring"));
    let page = Page::new(&title).body(&crumbs(lang, &above(lang), &title)).body(
        &PageHead::new(&title)
            .lede(t!(lang, "keying-new-lede"))
            .audience(t!(lang, "audience-office")),
    );
    let page = match problem {
        Some(problem) => page.body(&html! { div role="alert" { (ui::note(Kind::Bad, problem.say(lang))) } }),
        None => page,
    };
    page.body(&form)
}

/// The columns that such a paper mostly has.
fn usual(kind: &str) -> &'static [&'static str] {
    match kind {
        "participants" => &["name", "post", "agency", "party", "email"],
        "people" => &["name", "post", "agency", "party", "email", "phone"],
        "alumni" => &["name", "agency", "party", "email"],
        "activities" => &["code", "title", "kind", "start", "end", "place"],
        "external-events" => &["title", "dates", "place", "contribution"],
        "inputs" => &["body", "meeting", "date", "summary"],
        "publications" => &["title", "kind", "date"],
        _ => &["name", "code"],
    }
}

/// What mostly holds for every row of such a paper.
pub(super) fn shared_fields(cx: &Cx, keying: &Keying) -> Vec<&'static str> {
    let kinds = cx.app.imports();
    let kind = kinds.iter().find(|kind| kind.code() == keying.kind);
    ["event", "body"]
        .into_iter()
        .filter(|field| kind.is_some_and(|kind| kind.columns().iter().any(|spec| spec.field == *field)))
        .take(1)
        .collect()
}

/// What stands in the form of the columns at first.
pub(super) fn typed_columns(cx: &Cx, keying: &Keying) -> Pairs {
    let mut typed = Pairs::from([
        ("title".to_owned(), keying.title.clone()),
        ("version".to_owned(), keying.version.to_string()),
    ]);
    let own: Vec<String> = if keying.fields.0.is_empty() {
        let kinds = cx.app.imports();
        let kind = kinds.iter().find(|kind| kind.code() == keying.kind);
        let known =
            |field: &&&str| kind.is_some_and(|kind| kind.columns().iter().any(|spec| spec.field == **field));
        usual(&keying.kind)
            .iter()
            .filter(known)
            .map(|field| (*field).to_owned())
            .collect()
    } else {
        keying.fields.0.clone()
    };
    for (at, field) in own.into_iter().enumerate() {
        typed.insert(format!("field-{}", at + 1), field);
    }
    let mut same: Vec<(String, String)> = keying.same.0.clone().into_iter().collect();
    if keying.fields.0.is_empty() {
        same.extend(
            shared_fields(cx, keying)
                .into_iter()
                .map(|field| (field.to_owned(), String::new())),
        );
    }
    for (at, (field, text)) in same.into_iter().enumerate() {
        typed.insert(format!("same-{}", at + 1), field);
        typed.insert(format!("same-{}-text", at + 1), text);
    }
    typed
}

pub(super) fn columns(
    cx: &Cx,
    keying: &Keying,
    typed: &Pairs,
    values: &[Suggestion],
    problem: Option<&Message>,
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "keying-columns-title");
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let imports = cx.app.imports();
    let kind = imports.iter().find(|kind| kind.code() == keying.kind);
    let mut choices = vec![Choice::new("", t!(lang, "keying-column-none"))];
    choices.extend(
        kind.iter()
            .flat_map(|kind| kind.columns())
            .map(|spec| Choice::new(spec.field, column(lang, spec.field))),
    );
    let texts: Vec<Choice> = values
        .iter()
        .map(|one| Choice::new(&one.value, &one.about))
        .collect();
    let own = html! {
        @for at in 1..=MOST_FIELDS {
            @let name = format!("field-{at}");
            (Field::new(FieldKind::Select(choices.clone()), &name, t!(lang, "keying-column-nth", n = at)).value(value(&name)))
        }
    };
    let same = html! {
        @for at in 1..=SHARED {
            @let name = format!("same-{at}");
            @let words = format!("same-{at}-text");
            (Field::new(FieldKind::Select(choices.clone()), &name, t!(lang, "keying-same-nth", n = at)).value(value(&name)))
            (Field::new(FieldKind::Suggest(texts.clone()), &words, t!(lang, "keying-same-text", n = at)).value(value(&words)).max_length(300))
        }
    };
    let body = html! {
        (ui::hidden("version", &value("version")))
        (Field::text("title", t!(lang, "keying-title")).value(value("title")).max_length(150))
        (ui::fieldset(t!(lang, "keying-columns-own"), Some(&t!(lang, "keying-columns-own-help")), own))
        (ui::fieldset(t!(lang, "keying-columns-same"), Some(&t!(lang, "keying-columns-same-help")), same))
    };
    let form = Form::post(format!("{}/columns", keying.href()), body).submit(t!(lang, "keying-columns-keep"));
    let mut above = above(lang);
    above.push(Link::new(&keying.title, keying.href()));
    let href = |page: i64, _: u8| format!("{}?page={page}", keying.href());
    let page = Page::new(&title).body(&crumbs(lang, &above, &title)).body(
        &PageHead::new(&title)
            .eyebrow(&keying.title)
            .lede(t!(lang, "keying-columns-lede")),
    );
    let page = match problem {
        Some(problem) => page.body(&html! { div role="alert" { (ui::note(Kind::Bad, problem.say(lang))) } }),
        None => page,
    };
    page.body(&ui::beside_scan(&scan(lang, keying, 1, 1, href), form))
}

/// What the page of a sheet shows.
pub(super) struct View<'a> {
    pub keying: &'a Keying,
    pub counts: HashMap<i64, i64>,
    pub names: BTreeMap<Id<Account>, String>,
    pub colleagues: Vec<(Id<Account>, String)>,
    pub history: Vec<HistoryLine>,
    pub page: i64,
    pub zoom: u8,
    pub agreement: Option<Agreement>,
    pub unread: Vec<Line>,
}

impl View<'_> {
    fn name(&self, account: Id<Account>) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    fn hands(&self, turn: Turn) -> String {
        let own = self
            .keying
            .hands
            .iter()
            .filter(|hand| hand.entry == turn.number());
        own.map(|hand| self.name(hand.account))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

pub(super) fn show(cx: &Cx, view: &View<'_>) -> Page {
    let lang = cx.lang();
    let keying = view.keying;
    let mut head = PageHead::new(&keying.title)
        .badge(stage_badge(lang, keying.stage()))
        .audience(t!(lang, "audience-office"));
    for act in acts(cx, view) {
        head = head.action(act);
    }
    let href = |page: i64, zoom: u8| format!("{}?page={page}&zoom={zoom}", keying.href());
    let mut picture = scan(lang, keying, view.page, view.zoom, href);
    if keying.stage() != Stage::Handed {
        let turn = format!("{}/pages/{}/turning", keying.href(), view.page);
        picture = picture.also(
            Form::post(turn, html! {})
                .submit(t!(lang, "keying-turn"))
                .secondary(),
        );
    }
    let beside = html! {
        (next_step(lang, keying))
        (facts(cx, view))
        (entries(cx, view))
        @if !view.unread.is_empty() { (unread(lang, view)) }
        @if keying.stage() != Stage::Handed { (more(cx, view)) }
        (history(cx, view))
    };
    Page::new(&keying.title)
        .body(&crumbs(lang, &above(lang), &keying.title))
        .body(&head)
        .body(&ui::beside_scan(&picture, beside))
}

/// What comes next, in a sentence.
fn next_step(lang: Lang, keying: &Keying) -> Markup {
    ui::note(
        Kind::Plain,
        t!(lang, &format!("keying-next-{}", keying.stage().code())),
    )
}

/// The buttons of a sheet, as its state allows.
fn acts(cx: &Cx, view: &View<'_>) -> Vec<Markup> {
    let lang = cx.lang();
    let keying = view.keying;
    let path = keying.href();
    let button = |to: &str, words: String| Form::post(format!("{path}/{to}"), html! {}).submit(words);
    match keying.stage() {
        Stage::Columns => {
            let link = Link::new(t!(lang, "keying-columns-title"), format!("{path}/columns"));
            vec![link.classed("button primary")]
        }
        Stage::First | Stage::Second => Vec::new(),
        Stage::Differences => {
            let link = Link::new(t!(lang, "keying-settle-link"), format!("{path}/differences"));
            vec![link.classed("button primary")]
        }
        Stage::Ready => vec![button("batch", t!(lang, "keying-hand-over")).render()],
        Stage::Handed => {
            let mut acts = Vec::new();
            if let Some(batch) = keying.batch {
                let link = Link::new(t!(lang, "keying-see-import"), format!("/app/imports/{batch}"));
                acts.push(link.classed("button primary"));
            }
            if keying.applied_at.is_none() {
                acts.push(
                    button("batch/withdrawal", t!(lang, "keying-take-back"))
                        .secondary()
                        .render(),
                );
            }
            acts
        }
    }
}

fn facts(cx: &Cx, view: &View<'_>) -> Markup {
    let lang = cx.lang();
    let keying = view.keying;
    let zone = cx.app.zone();
    let mut facts = vec![
        Fact::new(
            t!(lang, "import-kind-label"),
            t!(lang, &format!("import-kind-{}", keying.kind)),
        ),
        Fact::new(
            t!(lang, "import-column-who"),
            html! { (view.name(keying.brought_by)) ", " (text::instant(lang, keying.brought_at, &zone)) },
        ),
        Fact::new(
            t!(lang, "keying-original"),
            html! { a href={ (keying.href()) "/file" } { (keying.file_name) } },
        ),
    ];
    if !keying.fields.0.is_empty() {
        let names: Vec<String> = keying.fields.0.iter().map(|field| column(lang, field)).collect();
        let is_open = keying.first_done_at.is_none() && keying.second_done_at.is_none();
        facts.push(Fact::new(
            t!(lang, "keying-columns-own"),
            html! {
                (names.join(" · "))
                @if is_open && keying.stage() != Stage::Handed { " " a href={ (keying.href()) "/columns" } { (t!(lang, "keying-columns-change")) } }
            },
        ));
    }
    for (field, text) in &keying.same.0 {
        facts.push(Fact::new(
            t!(lang, "keying-same-fact", field = column(lang, field)),
            html! { bdi { (text) } },
        ));
    }
    ui::facts(&facts)
}

/// The entries: how many rows, by whom, what can be done with them.
fn entries(cx: &Cx, view: &View<'_>) -> Markup {
    let lang = cx.lang();
    let keying = view.keying;
    if keying.stage() == Stage::Columns {
        return Markup::default();
    }
    let turns = [Turn::First, Turn::Second]
        .into_iter()
        .filter(|turn| keying.has_entry(*turn));
    let items: Vec<ui::Item> = turns.map(|turn| of_entry(cx, view, turn)).collect();
    let body = html! {
        (ui::items(&items))
        @if let Some(agreement) = view.agreement {
            p { a href={ (keying.href()) "/differences" } { (t!(lang, "keying-agreement-line", share = share(lang, agreement))) } }
            p.muted.small { (t!(lang, "keying-agreement-definition")) }
        }
    };
    html! { (Section::new(t!(lang, "keying-entries"), body)) }
}

fn of_entry(cx: &Cx, view: &View<'_>, turn: Turn) -> ui::Item {
    let lang = cx.lang();
    let keying = view.keying;
    let me = cx.actor.account;
    let count = view.counts.get(&turn.number()).copied().unwrap_or(0);
    let hands = view.hands(turn);
    let why = if hands.is_empty() {
        t!(lang, "keying-entry-nobody", n = count)
    } else {
        t!(lang, "keying-entry-by", n = count, who = hands.as_str())
    };
    let href = keying.entry_href(turn);
    let post = |to: &str, key: &str| Form::post(format!("{href}/{to}"), html! {}).submit(t!(lang, key));
    let is_mine = keying.is_hand(turn, me);
    let act = if keying.keyed(turn).is_ok() && is_mine {
        Link::new(t!(lang, "keying-go-on"), &href).classed("button primary")
    } else if keying.take_up(turn, me).is_ok() {
        post("hands", "keying-take-up").secondary().render()
    } else if is_mine && keying.reopen(turn).is_ok() {
        post("reopening", "keying-reopen").secondary().render()
    } else {
        Markup::default()
    };
    let title = t!(lang, &format!("keying-entry-short-{}", turn.number()));
    let mut item = ui::Item::new(title).why(why).due(act);
    if keying.shows(turn, me) {
        item = item.href(href.clone());
    }
    item
}

/// A line of which something could not be read: where it stands, and what of it.
pub(super) fn unread_line(lang: Lang, line: &Line) -> String {
    let fields: Vec<String> = line.unread.0.iter().map(|field| column(lang, field)).collect();
    t!(
        lang,
        "keying-unread-line",
        row = line.row_number,
        page = line.page,
        fields = fields.join(", ")
    )
}

/// Where what could not be read stands.
fn unread(lang: Lang, view: &View<'_>) -> Markup {
    let lines = view.unread.iter().map(|line| unread_line(lang, line));
    let body = html! { ul { @for line in lines { li { (line) } } } };
    html! { (Section::new(t!(lang, "keying-unread-title"), body)) }
}

/// What else can be done: another page, a second entry, away with it.
fn more(cx: &Cx, view: &View<'_>) -> Markup {
    let lang = cx.lang();
    let keying = view.keying;
    let path = keying.href();
    let pages = Form::post(
        format!("{path}/pages"),
        html! {
            (Field::new(FieldKind::File(".jpg,.jpeg,.png,.pdf".to_owned()), "file", t!(lang, "keying-more-pages"))
                .help(t!(lang, "keying-file-help")))
        },
    )
    .files()
    .submit(t!(lang, "keying-add-pages"))
    .secondary();
    let others: Vec<_> = view
        .colleagues
        .iter()
        .filter(|(id, _)| !keying.is_hand(Turn::First, Some(*id)))
        .cloned()
        .collect();
    let second = Form::post(
        format!("{path}/second"),
        html! {
            p { (t!(lang, "keying-second-lede")) }
            (Field::new(FieldKind::Select(people(t!(lang, "keying-second-anybody"), &others)), "hand", t!(lang, "keying-hand-second")))
        },
    )
    .submit(t!(lang, "keying-ask-second"))
    .secondary();
    let is_begun = view.counts.get(&2).is_some_and(|rows| *rows > 0);
    let drop = Form::post(format!("{path}/second/withdrawal"), html! {})
        .submit(t!(lang, "keying-drop-second"))
        .secondary();
    let erase = Form::post(
        format!("{path}/erasure"),
        html! { p { (t!(lang, "keying-erase-lede")) } },
    )
    .submit(t!(lang, "keying-erase"))
    .danger()
    .ask(
        t!(lang, "keying-erase-ask"),
        t!(lang, "keying-erase"),
        t!(lang, "keying-erase-not"),
    );
    html! {
        @if keying.ask_second(None).is_ok() && keying.stage() != Stage::Columns {
            (ui::disclosure(t!(lang, "keying-second-title"), second))
        }
        @if keying.second_asked_at.is_some() && !is_begun && keying.second_done_at.is_none() { (drop) }
        (ui::disclosure(t!(lang, "keying-more-pages-title"), pages))
        @if cx.can(Action::Erase, keying) { (ui::disclosure(t!(lang, "keying-erase-title"), erase)) }
    }
}

fn history(cx: &Cx, view: &View<'_>) -> Markup {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let entries: Vec<Entry> = view
        .history
        .chunk_by(|one, next| one.id == next.id)
        .filter_map(|lines| {
            let first = lines.first()?;
            let when = ui::when(&first.at.fixed(), text::instant(lang, first.at, &zone));
            let act = t!(lang, &format!("keying-act-{}", first.act));
            Some(Entry::new(when, &first.actor, act))
        })
        .collect();
    if entries.is_empty() {
        return Markup::default();
    }
    html! { (Section::new(t!(lang, "keying-history"), ui::history(&entries))) }
}
