-- The impact report: a living document per year, then a frozen one.

create table report (
    id {id} primary key,
    kind text not null,
    year {int} not null,
    title text not null,
    made_at {instant} not null,
    frozen_at {instant},
    published_at {instant},
    -- The PDF as published.
    file {id} references file (id),
    audience text not null,
    version {int} not null,
    -- 1 is the first; a later one corrects the published edition that it replaces.
    edition {int} not null,
    replaces {id} references report (id),
    -- What was wrong in that one.
    reason text not null,
    unique (kind, year, edition)
);

create table report_block (
    id {id} primary key,
    report {id} not null references report (id),
    position {int} not null,
    -- cover, acknowledgements, foreword, key-figures, section, initiative, text, chart, table,
    -- expenditure, story, picture, glossary, endnotes
    kind text not null,
    slug text not null,
    heading text not null,
    body text not null,
    settings {json} not null,
    version {int} not null,
    unique (report, slug)
);
create index report_block_report on report_block (report, position);

create table report_approval (
    report {id} not null references report (id),
    account {id} not null references account (id),
    at {instant} not null,
    -- The hash of the text and figures that were approved: a later change needs a new approval.
    digest text not null,
    primary key (report, account)
);

-- Figures as published, with the words that defined them then.
create table report_figure (
    report {id} not null references report (id),
    name text not null,
    measure text not null,
    value text not null,
    definition text not null,
    definition_version {int} not null,
    primary key (report, name)
);

create table report_picture (
    id {id} primary key,
    report {id} not null references report (id),
    block {id} not null references report_block (id),
    file {id} not null references file (id),
    caption text not null,
    alternative text not null,
    credit text not null,
    unique (block)
);

create table glossary_term (
    id {id} primary key,
    term text not null unique,
    meaning {json} not null
);
