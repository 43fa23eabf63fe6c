-- What records say in other languages: paragraph by paragraph beside the first language.

-- An edition of a record in one language: made when somebody begins it, shown to everyone when the office says so.
create table translation_edition (
    id {id} primary key,
    -- publication, event, report, page: whoever keeps the record knows its paragraphs.
    noun text not null,
    record {id} not null,
    -- By its BCP 47 code.
    language text not null,
    shown_at {instant},
    shown_by {id} references account (id),
    unique (record, language)
);

-- What one paragraph, heading or line says in another language.
create table translation (
    id {id} primary key,
    record {id} not null,
    -- The block of a report; the record itself where it has no parts.
    part {id} not null,
    language text not null,
    -- title, heading, body and so on; the paragraph in it, from 0.
    field text not null,
    position {int} not null,
    -- The paragraph as it stood when it was translated: where it differs now, this is out of date.
    source text not null,
    words text not null,
    -- Who wrote these words: somebody of the office, or whoever held this link.
    account {id} references account (id),
    errand {id},
    at {instant} not null,
    -- The second reader, who did not write them.
    read_by {id} references account (id),
    read_at {instant},
    unique (part, language, field, position)
);
create index translation_record on translation (record, language);

-- The memory: paragraphs and, where as many stand on both sides, their sentences.
create table translation_sentence (
    id {id} primary key,
    part {id} not null,
    record {id} not null,
    language text not null,
    -- A digest of the sentence as it is compared.
    digest text not null,
    source text not null,
    words text not null,
    at {instant} not null
);
create index translation_sentence_digest on translation_sentence (language, digest);
create index translation_sentence_part on translation_sentence (part, language);

insert into translation (id, record, part, language, field, position, source, words, account, at)
select id, report, block, language, field, position, source, words, account, at from report_translation;
insert into translation_edition (id, noun, record, language, shown_at, shown_by)
select id, 'report', report, language, released_at, released_by from report_language;
drop table report_translation;
