-- Who took part in what. One row per person and event, all roles kept.

create table event_session (
    id {id} primary key,
    event {id} not null references activity (id),
    position {int} not null,
    title text not null,
    on_date {date},
    starts text,
    ends text,
    attribution text not null,
    version {int} not null
);
create index event_session_event on event_session (event);

create table headcount_line (
    id {id} primary key,
    event {id} not null references activity (id),
    party {id} references party (id),
    agency {id} references agency (id),
    party_status text not null,
    number {int} not null,
    women {int} not null,
    men {int} not null,
    unknown {int} not null,
    basis text not null,
    audience text not null,
    version {int} not null,
    batch {id}
);
create index headcount_line_event on headcount_line (event);
create index headcount_line_party on headcount_line (party);

create table participation (
    id {id} primary key,
    event {id} not null references activity (id),
    person {id} not null references person (id),
    -- What was represented at that event, with the status of that day.
    party {id} references party (id),
    party_status text not null,
    agency {id} references agency (id),
    affiliation text,
    -- All roles in the profile's order, and the one that is counted: one that counts nowhere, else the first.
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
    -- A name given after a headcount is taken out of its line.
    headcount_line {id} references headcount_line (id),
    audience text not null,
    marks_audience text not null,
    version {int} not null,
    batch {id},
    unique (event, person)
);
create index participation_person on participation (person);
create index participation_party on participation (party, event);
create index participation_batch on participation (batch);
create index participation_headcount on participation (headcount_line) where headcount_line is not null;

-- Lines that were taken off an event's list, as they stood: apart from those that
-- count, so that no count can forget to leave them out. They can be put back.
create table removed_participation (
    id {id} primary key,
    event {id} not null references activity (id),
    person {id} not null references person (id),
    party {id} references party (id),
    party_status text not null,
    agency {id} references agency (id),
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
    -- Of a line that may be gone by now, so it refers to nothing.
    headcount_line {id},
    version {int} not null,
    batch {id},
    reason text not null,
    removed_at {instant} not null,
    removed_by text not null,
    audience text not null
);
create index removed_participation_event on removed_participation (event);
create index removed_participation_person on removed_participation (person);
create index removed_participation_batch on removed_participation (batch);

create table removed_headcount_line (
    id {id} primary key,
    event {id} not null references activity (id),
    party {id} references party (id),
    agency {id} references agency (id),
    party_status text not null,
    number {int} not null,
    women {int} not null,
    men {int} not null,
    unknown {int} not null,
    basis text not null,
    version {int} not null,
    batch {id},
    reason text not null,
    removed_at {instant} not null,
    removed_by text not null,
    audience text not null
);
create index removed_headcount_line_event on removed_headcount_line (event);
create index removed_headcount_line_batch on removed_headcount_line (batch);

create table external_event (
    id {id} primary key,
    title text not null,
    folded text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    place text,
    contribution text,
    initiative {id} references initiative (id),
    core_purpose {id} references core_purpose (id),
    audience text not null,
    version {int} not null,
    batch {id}
);
create index external_event_year on external_event (year);

-- External events and inputs that were removed, as they stood, apart from those that
-- count. A list that names one again does not bring it back; a person can.
create table removed_external_event (
    id {id} primary key,
    title text not null,
    folded text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    place text,
    contribution text,
    initiative {id} references initiative (id),
    core_purpose {id} references core_purpose (id),
    audience text not null,
    version {int} not null,
    batch {id},
    reason text not null,
    removed_at {instant} not null,
    removed_by text not null
);
create index removed_external_event_folded on removed_external_event (folded);
create index removed_external_event_batch on removed_external_event (batch);

-- What the office put into a meeting of a body.
create table body_input (
    id {id} primary key,
    body {id} references body (id),
    body_written text not null,
    meeting text not null,
    -- Recognised by the body's id, or its name where nobody knows it, and the meeting; found by the words.
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
    batch {id}
);
create index body_input_year on body_input (year);

create table removed_body_input (
    id {id} primary key,
    body {id} references body (id),
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
    batch {id},
    reason text not null,
    removed_at {instant} not null,
    removed_by text not null
);
create index removed_body_input_folded on removed_body_input (folded);
create index removed_body_input_batch on removed_body_input (batch);
