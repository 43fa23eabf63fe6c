-- The outcome report of an event is a report about it; what is promised at an event is linked to it.

-- Two events may begin on one day: what is unique of them is the event.
-- @sqlite
create table report_of_event (
    id {id} primary key,
    kind text not null,
    year {int} not null,
    from_on {date} not null,
    to_on {date} not null,
    -- The event that it is about; none where it is about a time.
    activity {id} references activity (id),
    -- public or participants, where somebody chose for this one; else as the profile says.
    reach text,
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
    replaces {id} references report_of_event (id),
    -- What was wrong in that one.
    reason text not null
);
insert into report_of_event (id, kind, year, from_on, to_on, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason)
    select id, kind, year, from_on, to_on, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report;
drop table report;
alter table report_of_event rename to report;
create index report_replaces on report (replaces) where replaces is not null;
create table due_report_of_event (
    id {id} primary key,
    -- The code in the profile's [[reporting]].
    kind text not null,
    from_on {date} not null,
    -- The event that it is about; none where it is about a time.
    activity {id} references activity (id),
    -- Another day than the profile's, agreed for this one.
    due_on {date},
    -- Who writes it; nobody: the event's owner, else those who have the role that the profile names.
    account {id} references account (id),
    sent_on {date},
    -- To whom and in which way.
    sent_to text,
    sent_by {id} references account (id),
    -- Not owed this time, because.
    excused_because text,
    version {int} not null
);
insert into due_report_of_event (id, kind, from_on, due_on, account, sent_on, sent_to, sent_by, excused_because, version)
    select id, kind, from_on, due_on, account, sent_on, sent_to, sent_by, excused_because, version from due_report;
drop table due_report;
alter table due_report_of_event rename to due_report;
-- @postgres
alter table report add column activity uuid references activity (id);
alter table report add column reach text;
alter table report drop constraint report_kind_from_on_edition_key;
alter table due_report add column activity uuid references activity (id);
alter table due_report drop constraint due_report_kind_from_on_key;
-- @both
create unique index report_of_period on report (kind, from_on, edition) where activity is null;
create unique index report_of_event on report (activity, edition) where activity is not null;
create unique index due_report_of_period on due_report (kind, from_on) where activity is null;
create unique index due_report_of_event on due_report (activity) where activity is not null;

-- The event at which something was promised or recommended.
alter table promise add column activity {id} references activity (id);
create index promise_activity on promise (activity) where activity is not null;

-- When those whose yes is still waited for were reminded.
alter table approval add column reminded_at {instant};

-- Letters about reports that are owed, each once: by the report, the day on which it was due and which
-- letter it is.
create table report_letter (
    letter text primary key,
    sent_at {instant} not null
);
