-- Closed places: what stands in them was encrypted by the browsers of their people, who alone open it.

-- The pair of keys of a person. The private half is never here in the clear.
create table sealing_key (
    id {id} primary key,
    account {id} not null references account (id),
    -- An uncompressed point of P-256: 65 bytes.
    public_key {bytes} not null,
    created_at {instant} not null,
    replaced_at {instant}
);
create unique index sealing_key_account on sealing_key (account) where replaced_at is null;

-- What opens the private half: the recovery key on paper, or a passkey.
create table sealing_key_way (
    id {id} primary key,
    sealing_key {id} not null references sealing_key (id),
    -- The passkey, as its device knows it; none is the recovery key.
    credential_id {bytes},
    -- What the device is asked with.
    salt {bytes} not null,
    wrapped {bytes} not null,
    created_at {instant} not null
);
create index sealing_key_way_key on sealing_key_way (sealing_key);

-- A few named people who share what is sealed. Its name is not.
create table team (
    id {id} primary key,
    name text not null,
    audience text not null,
    -- Those of them who ask others in and remove them.
    leaders text not null,
    created_by {id} not null references account (id),
    created_at {instant} not null
);

create table team_member (
    id {id} primary key,
    team {id} not null references team (id),
    -- None answers to the address; whoever asked is not told so.
    account {id} references account (id),
    address text not null,
    is_leader {bool} not null,
    asked_by {id} not null references account (id),
    asked_at {instant} not null,
    accepted_at {instant},
    ended_at {instant}
);
create index team_member_team on team_member (team);
create index team_member_account on team_member (account);

-- The keys of a team, numbered from 1; the last seals.
create table team_key (
    id {id} primary key,
    team {id} not null references team (id),
    number bigint not null,
    -- The key before, under this one.
    before {bytes},
    made_by {id} not null references account (id),
    created_at {instant} not null,
    unique (team, number)
);

-- A team's key for one member's sealing key.
create table team_key_copy (
    id {id} primary key,
    team_key {id} not null references team_key (id),
    sealing_key {id} not null references sealing_key (id),
    -- Taken away when its owner leaves.
    wrapped {bytes},
    -- Under the team's key: that this public key was compared and let in.
    vouched {bytes} not null,
    given_by {id} not null references account (id),
    created_at {instant} not null,
    unique (team_key, sealing_key)
);

-- A note or a file.
create table sealed_item (
    id {id} primary key,
    team {id} not null references team (id),
    team_key {id} not null references team_key (id),
    -- note, file
    kind text not null,
    item_key {bytes} not null,
    head {bytes} not null,
    body {bytes},
    file {id} references file (id),
    author {id} not null references account (id),
    created_at {instant} not null,
    changed_at {instant} not null,
    version bigint not null
);
create index sealed_item_team on sealed_item (team, changed_at);

-- Half of a team's key for one of two named people: neither half tells anything.
create table escrow_part (
    id {id} primary key,
    team_key {id} not null references team_key (id),
    holder {id} not null references account (id),
    sealing_key {id} not null references sealing_key (id),
    wrapped {bytes} not null,
    vouched {bytes} not null,
    created_at {instant} not null,
    unique (team_key, holder)
);

create index escrow_part_holder on escrow_part (holder);

-- Somebody asks both holders for the key.
create table escrow_request (
    id {id} primary key,
    team {id} not null references team (id),
    team_key {id} not null references team_key (id),
    asked_by {id} not null references account (id),
    sealing_key {id} not null references sealing_key (id),
    reason text not null,
    asked_at {instant} not null,
    ended_at {instant}
);
create index escrow_request_team on escrow_request (team);

create table escrow_answer (
    request {id} not null references escrow_request (id),
    holder {id} not null references account (id),
    wrapped {bytes} not null,
    created_at {instant} not null,
    primary key (request, holder)
);
