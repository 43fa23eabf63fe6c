-- The plan, from the mandate down to one thing done.

create table strategy_area (
    id {id} primary key,
    code text not null unique,
    name {json} not null,
    position {int} not null
);

create table core_purpose (
    id {id} primary key,
    code text not null unique,
    name {json} not null,
    position {int} not null
);

create table initiative (
    id {id} primary key,
    code text not null unique,
    name {json} not null,
    opener {json} not null,
    position {int} not null,
    audience text not null,
    version {int} not null
);

create table project (
    id {id} primary key,
    initiative {id} not null references initiative (id),
    code text not null unique,
    name {json} not null,
    summary {json} not null,
    position {int} not null,
    audience text not null,
    version {int} not null
);

create table activity (
    id {id} primary key,
    code text not null unique,
    title text not null,
    sort_key text not null,
    kind text not null,
    -- Whether people gather: then it is an event and has a page among the events.
    is_event {bool} not null,
    initiative {id} references initiative (id),
    project {id} references project (id),
    core_purpose {id} references core_purpose (id),
    state text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    -- Computed from `from_on` when saved: both databases then group and sort alike.
    year {int},
    month {int},
    place text,
    owner {id} references account (id),
    -- A part of a programme or series; the whole and its parts are never both counted.
    part_of {id},
    source text,
    is_unlisted {bool} not null,
    audience text not null,
    version {int} not null,
    batch {id},
    -- What only events have.
    office_role text not null,
    level text not null,
    level_party {id} references party (id),
    mode text not null,
    host_party {id} references party (id),
    series text,
    funder text,
    in_kind_giver text,
    summary text
);
create index activity_host on activity (host_party) where host_party is not null;
create index activity_from on activity (from_on, id);
-- Latest first, those without a date at the end: SQLite reads the index above backwards.
-- @postgres
create index activity_latest on activity (from_on desc nulls last, id desc);
-- @both
create index activity_year on activity (year, is_event);
create index activity_by_initiative on activity (initiative);
create index activity_by_project on activity (project);
create index activity_by_whole on activity (part_of);

-- Shown with, never counted for: the primary ones stand on the activity.
create table activity_initiative (
    activity {id} not null references activity (id),
    initiative {id} not null references initiative (id),
    batch {id},
    primary key (activity, initiative)
);
create table activity_purpose (
    activity {id} not null references activity (id),
    core_purpose {id} not null references core_purpose (id),
    batch {id},
    primary key (activity, core_purpose)
);
create table activity_area (
    activity {id} not null references activity (id),
    strategy_area {id} not null references strategy_area (id),
    primary key (activity, strategy_area)
);

create table activity_state (
    id {id} primary key,
    activity {id} not null references activity (id),
    state text not null,
    reason text,
    at {instant} not null,
    account {id}
);
create index activity_state_activity on activity_state (activity, at);

create table co_organiser (
    id {id} primary key,
    activity {id} not null references activity (id),
    position {int} not null,
    name text not null,
    party {id} references party (id),
    role text not null,
    batch {id}
);
create index co_organiser_activity on co_organiser (activity);
create index co_organiser_batch on co_organiser (batch);
create index co_organiser_party on co_organiser (party);
create index activity_initiative_other on activity_initiative (initiative);
create index activity_initiative_batch on activity_initiative (batch);
create index activity_purpose_batch on activity_purpose (batch);

-- An official whom a party lends works on a project for some months, and sees that much.
create table placement (
    id {id} primary key,
    account {id} not null references account (id),
    project {id} not null references project (id),
    from_on {date} not null,
    until_on {date} not null
);
create index placement_account on placement (account, until_on);
