-- Reports of any period, and what the office owes: to whom, by when, whether it was sent.

-- A month has its report as a year has: what is unique is the first day of what it is about.
-- @sqlite
create table report_of_period (
    id {id} primary key,
    kind text not null,
    year {int} not null,
    from_on {date} not null,
    to_on {date} not null,
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
    replaces {id} references report_of_period (id),
    -- What was wrong in that one.
    reason text not null,
    unique (kind, from_on, edition)
);
insert into report_of_period (id, kind, year, from_on, to_on, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason)
    select id, kind, year, year || '-01-01', year || '-12-31', title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report;
drop table report;
alter table report_of_period rename to report;
-- @postgres
alter table report add column from_on date;
alter table report add column to_on date;
update report set from_on = make_date(year::int, 1, 1), to_on = make_date(year::int, 12, 31);
alter table report alter column from_on set not null;
alter table report alter column to_on set not null;
alter table report drop constraint report_kind_year_edition_key;
alter table report add unique (kind, from_on, edition);
-- @both
create index report_replaces on report (replaces) where replaces is not null;

-- One report that is owed for one period, as far as people said something about it; whether it is
-- begun and approved, the report itself tells.
create table due_report (
    id {id} primary key,
    -- The code in the profile's [[reporting]].
    kind text not null,
    from_on {date} not null,
    -- Another day than the profile's, agreed for this one.
    due_on {date},
    -- Who writes it; nobody: those who have the role that the profile names.
    account {id} references account (id),
    sent_on {date},
    -- To whom and in which way.
    sent_to text,
    sent_by {id} references account (id),
    -- Not owed this time, because.
    excused_because text,
    version {int} not null,
    unique (kind, from_on)
);
