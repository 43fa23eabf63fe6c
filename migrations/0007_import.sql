-- What an import is about to write, typed, so that applying it is a few statements over
-- many rows. `side` says what a staged row is: `new` will be inserted, `after` will
-- replace a record, `before` is what stood there; once applied the last two are called
-- `changed` and `was` and stay, so that the batch can be undone.

-- Whether rows whose only doubt is a same-person suggestion come in by themselves.
alter table import_batch add column is_unattended {bool} not null default false;
create index import_batch_sha on import_batch (sha256);

create table staged_agency (
    id {id} primary key,
    batch {id} not null,
    party {id} not null,
    name text not null,
    folded text not null,
    kind text not null,
    audience text not null
);
create index staged_agency_batch on staged_agency (batch, party, folded);

create table staged_person (
    id {id} not null,
    batch {id} not null,
    side text not null,
    written text not null,
    given text,
    family text,
    own_script text,
    sort_key text not null,
    sex text,
    sex_source text,
    party {id},
    agency {id},
    audience text not null,
    confirmed_on {date},
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_address (
    id {id} primary key,
    batch {id} not null,
    person {id} not null,
    kind text not null,
    value text not null,
    folded text not null,
    shared {bool} not null
);
create index staged_address_batch on staged_address (batch, folded);
create index staged_address_person on staged_address (batch, person);

create table staged_key (
    batch {id} not null,
    key text not null,
    person {id} not null,
    primary key (batch, key, person)
);
create index staged_key_person on staged_key (batch, person);

create table staged_suggestion (
    id {id} primary key,
    batch {id} not null,
    person {id} not null,
    other {id} not null,
    evidence {json} not null,
    strength {int} not null
);
create index staged_suggestion_batch on staged_suggestion (batch);

create table staged_post (
    id {id} primary key,
    batch {id} not null,
    agency {id} not null,
    title text not null,
    audience text not null,
    holding {id} not null,
    person {id} not null,
    from_on {date}
);
create index staged_post_batch on staged_post (batch);

create table staged_focal_point (
    id {id} primary key,
    batch {id} not null,
    party {id} not null,
    person {id} not null,
    theme text not null,
    is_national {bool} not null,
    is_alternate {bool} not null,
    from_on {date} not null,
    confirmed_on {date},
    audience text not null
);
create index staged_focal_point_batch on staged_focal_point (batch, party);

create table staged_party (
    id {id} not null,
    batch {id} not null,
    side text not null,
    code text not null,
    kind text not null,
    name {json} not null,
    sort_key text not null,
    region text,
    iso3 text,
    audience text not null,
    status text,
    status_from {date},
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_member (
    id {id} not null,
    batch {id} not null,
    side text not null,
    body {id} not null,
    party {id},
    person {id},
    agency {id},
    from_on {date},
    until_on {date},
    primary key (batch, side, id)
);

create table staged_activity (
    id {id} not null,
    batch {id} not null,
    side text not null,
    code text not null,
    title text not null,
    sort_key text not null,
    kind text not null,
    is_event {bool} not null,
    initiative {id},
    project {id},
    core_purpose {id},
    state text not null,
    reason text,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int},
    month {int},
    place text,
    source text,
    audience text not null,
    office_role text not null,
    level text not null,
    level_party {id},
    mode text not null,
    host_party {id},
    series text,
    funder text,
    in_kind_giver text,
    summary text,
    part_of {id},
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_co_organiser (
    id {id} primary key,
    batch {id} not null,
    activity {id} not null,
    position {int} not null,
    name text not null,
    party {id},
    role text not null
);
create index staged_co_organiser_batch on staged_co_organiser (batch, activity);

-- Levels that an activity also serves: one of the two is given.
create table staged_activity_link (
    batch {id} not null,
    activity {id} not null,
    initiative {id},
    core_purpose {id}
);
create index staged_activity_link_batch on staged_activity_link (batch, activity);

create table staged_participation (
    id {id} not null,
    batch {id} not null,
    side text not null,
    event {id} not null,
    person {id} not null,
    party {id},
    party_status text not null,
    agency {id},
    affiliation text,
    roles text not null,
    counted_role text not null,
    status text not null,
    days {real},
    minutes {int},
    way text not null,
    sex text not null,
    sex_source text not null,
    pre_score {real},
    post_score {real},
    is_completed {bool} not null,
    headcount_line {id},
    audience text not null,
    marks_audience text not null,
    version {int} not null,
    primary key (batch, side, id)
);
create index staged_participation_who on staged_participation (batch, person);

create table staged_headcount (
    id {id} not null,
    batch {id} not null,
    side text not null,
    event {id} not null,
    party {id},
    agency {id},
    party_status text not null,
    number {int} not null,
    women {int} not null,
    men {int} not null,
    unknown {int} not null,
    basis text not null,
    audience text not null,
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_external_event (
    id {id} not null,
    batch {id} not null,
    side text not null,
    title text not null,
    folded text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    place text,
    contribution text,
    initiative {id},
    core_purpose {id},
    audience text not null,
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_body_input (
    id {id} not null,
    batch {id} not null,
    side text not null,
    body {id},
    body_written text not null,
    meeting text not null,
    folded text not null,
    words text not null default '',
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    summary text,
    audience text not null,
    version {int} not null,
    primary key (batch, side, id)
);

create table staged_publication (
    id {id} not null,
    batch {id} not null,
    side text not null,
    title {json} not null,
    folded text not null,
    sort_key text not null,
    kind text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    published_with text,
    summary {json} not null,
    initiative {id},
    core_purpose {id},
    href text,
    audience text not null,
    version {int} not null,
    primary key (batch, side, id)
);

-- Records that rows of a batch have been recognised as, so that two rows that read alike
-- are never taken for the same one.
create table staged_claim (
    batch {id} not null,
    record {id} not null,
    primary key (batch, record)
);
