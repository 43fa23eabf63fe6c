-- Reports in other languages: paragraph by paragraph beside the first language.

-- What one paragraph, heading or line of a block says in another language.
create table report_translation (
    id {id} primary key,
    report {id} not null references report (id),
    block {id} not null references report_block (id),
    -- By its BCP 47 code.
    language text not null,
    -- heading, body, finding, figures and so on; the paragraph in it, from 0.
    field text not null,
    position {int} not null,
    -- The paragraph as it stood when it was translated: where it differs now, this is out of date.
    source text not null,
    words text not null,
    account {id} references account (id),
    at {instant} not null,
    unique (block, language, field, position)
);
create index report_translation_report on report_translation (report, language);

-- An edition in another language that everyone may read, as page and PDF.
create table report_language (
    id {id} primary key,
    report {id} not null references report (id),
    language text not null,
    released_at {instant} not null,
    released_by {id} not null references account (id),
    file {id} not null references file (id),
    -- What evidence stands in that PDF, and under which form of the name: made anew where it may not any more.
    evidence text not null,
    unique (report, language)
);
