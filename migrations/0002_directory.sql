-- Parties and everyone in them. Names of parties come from the profile alone.

create table party (
    id {id} primary key,
    code text not null unique,
    kind text not null,
    name {json} not null,
    sort_key text not null,
    region text,
    iso3 text,
    m49 text,
    audience text not null,
    version {int} not null
);

-- member, observer, partner; or a note on a status: engagement suspended, representation undecided.
create table party_status (
    id {id} primary key,
    party {id} not null references party (id),
    status text not null,
    from_on {date} not null,
    until_on {date},
    source text not null
);
create index party_status_party on party_status (party, from_on);

create table party_spelling (
    folded text not null,
    party {id} not null references party (id),
    spelling text not null,
    source text not null,
    primary key (folded, party)
);
create index party_spelling_party on party_spelling (party);

create table agency (
    id {id} primary key,
    party {id} not null references party (id),
    name text not null,
    folded text not null,
    kind text not null,
    -- Since when it lets the party's focal points see the names of its people.
    names_open_on {date},
    audience text not null,
    version {int} not null,
    batch {id},
    unique (party, folded)
);

create table person (
    id {id} primary key,
    written text not null,
    given text,
    family text,
    own_script text,
    romanised text,
    sort_key text not null,
    sex text,
    sex_source text,
    audience text not null,
    -- Where the person works as last known; posts held with their dates tell more.
    party {id} references party (id),
    agency {id} references agency (id),
    merged_into {id},
    confirmed_on {date},
    version {int} not null,
    batch {id}
);
create index person_sort on person (sort_key, id);
create index person_party on person (party);
create index person_agency on person (agency);
create index person_merged on person (merged_into) where merged_into is not null;

create table person_address (
    id {id} primary key,
    person {id} not null references person (id),
    kind text not null,
    value text not null,
    folded text not null,
    shared {bool} not null,
    -- Who of those that may see the person is shown it: everyone, members, alumni, office, hidden.
    reach text not null default 'everyone',
    confirmed_on {date},
    batch {id}
);
create index person_address_person on person_address (person);
create index person_address_folded on person_address (folded);

-- Keys under which possible doubles of a person are looked up.
create table person_key (
    key text not null,
    person {id} not null references person (id),
    primary key (key, person)
);
create index person_key_person on person_key (person);

-- Two records that may be one person; the evidence stays with the decision.
create table same_person (
    id {id} primary key,
    person {id} not null references person (id),
    other {id} not null references person (id),
    evidence {json} not null,
    strength {int} not null,
    raised_at {instant} not null,
    batch {id},
    decision text,
    decided_at {instant},
    decided_by {id},
    -- Of two that are the same: which record gave way to which. What follows for
    -- others is computed from these, so that a decision can be taken back.
    merged {id},
    kept {id},
    unique (person, other)
);
create index same_person_other on same_person (other);
create index same_person_open on same_person (strength) where decided_at is null;

create table post (
    id {id} primary key,
    agency {id} not null references agency (id),
    title text not null,
    shared_mailbox text,
    audience text not null,
    version {int} not null,
    batch {id}
);
create index post_agency on post (agency);

create table post_holding (
    id {id} primary key,
    post {id} not null references post (id),
    person {id} not null references person (id),
    from_on {date},
    until_on {date},
    confirmed_on {date},
    batch {id}
);
create index post_holding_post on post_holding (post);
create index post_holding_person on post_holding (person);

-- What a party, or one of its agencies, entrusts to the office is not for staff that this
-- other party lends: all of it, what one agency entrusts, or one person's or post's record alone.
create table reservation (
    id {id} primary key,
    party {id} not null references party (id),
    agency {id} references agency (id),
    person {id} references person (id),
    post {id} references post (id),
    lender {id} not null references party (id),
    since_on {date} not null,
    audience text not null
);
create index reservation_lender on reservation (lender);
create index reservation_party on reservation (party);
create index reservation_person on reservation (person) where person is not null;
create index reservation_post on reservation (post) where post is not null;

create table focal_point (
    id {id} primary key,
    party {id} not null references party (id),
    post {id} references post (id),
    person {id} references person (id),
    theme text not null,
    is_national {bool} not null,
    -- Stands in for the focal point beside it.
    is_alternate {bool} not null default false,
    from_on {date} not null,
    until_on {date},
    confirmed_on {date},
    audience text not null,
    version {int} not null,
    batch {id}
);
create index focal_point_party on focal_point (party);
create index focal_point_batch on focal_point (batch) where batch is not null;

create table body (
    id {id} primary key,
    code text not null unique,
    name {json} not null,
    kind text not null,
    since_on {date},
    ended_on {date},
    -- The decision or reason by which it ended.
    ended_because text,
    audience text not null,
    version {int} not null
);

create table body_chair (
    id {id} primary key,
    body {id} not null references body (id),
    party {id} not null references party (id),
    from_on {date},
    until_on {date}
);
create index body_chair_body on body_chair (body);
create index body_chair_party on body_chair (party);

-- A body's members are parties or, in a network of alumni, persons.
create table body_member (
    id {id} primary key,
    body {id} not null references body (id),
    party {id} references party (id),
    person {id} references person (id),
    agency {id} references agency (id),
    from_on {date},
    until_on {date},
    batch {id}
);
create index body_member_body on body_member (body, from_on);
create index body_member_person on body_member (person);
-- The parties among the members are few beside the persons of a network.
create index body_member_parties on body_member (body) where person is null;
create index body_member_party on body_member (party) where person is null;

create table contact_note (
    id {id} primary key,
    party {id} not null references party (id),
    person {id} references person (id),
    on_date {date} not null,
    kind text not null,
    words text not null,
    account {id},
    audience text not null,
    version {int} not null
);
create index contact_note_party on contact_note (party, on_date);
create index contact_note_person on contact_note (person);
