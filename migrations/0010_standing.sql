-- Who stands behind an act: programs, those who were vouched for, deputies.

-- Another program that reads /api/v1: somebody says what it is for and answers for it.
create table service_account (
    id {id} primary key,
    name text not null,
    purpose text not null,
    answers {id} not null references account (id),
    created_by {id} not null references account (id),
    created_at {instant} not null,
    ended_at {instant}
);

-- Its tokens: of each only the hash is kept, and how its text begins.
create table service_token (
    hash {bytes} primary key,
    id {id} not null unique,
    service {id} not null references service_account (id),
    begins text not null,
    -- Which nouns of the interface it reads, in order.
    nouns text not null,
    -- With whose eyes: public, members.
    sees text not null,
    created_by {id} not null references account (id),
    created_at {instant} not null,
    expires_at {instant} not null,
    revoked_at {instant}
);
create index service_token_service on service_token (service);

-- When a token last read a noun: noted every five minutes, with a line in the audit.
create table service_token_use (
    token {id} not null,
    noun text not null,
    used_at {instant} not null,
    primary key (token, noun)
);

-- A focal point's word for an officer of their own party. Where an account with the address
-- was there already, none is named: whoever looks does not learn of it.
create table vouching (
    id {id} primary key,
    party {id} not null references party (id),
    name text not null,
    email text not null,
    agency {id} not null references agency (id),
    post text not null,
    account {id} references account (id),
    vouched_by {id} not null references account (id),
    created_at {instant} not null,
    ended_by {id} references account (id),
    ended_at {instant},
    audience text not null
);
create index vouching_party on vouching (party, created_at);
create index vouching_account on vouching (account) where account is not null;

-- A role may rest on a post: it ends on the day on which its holder leaves.
alter table role_grant add column post {id};
create index role_grant_post on role_grant (post) where post is not null;

-- For given dates another one stands in: they have their deputy's roles beside their own.
create table deputy (
    id {id} primary key,
    -- Who is away, ...
    holder {id} not null references account (id),
    -- ... and who stands in.
    stand_in {id} not null references account (id),
    from_on {date} not null,
    until_on {date} not null,
    created_at {instant} not null,
    ended_at {instant}
);
create index deputy_stand_in on deputy (stand_in, until_on);
create index deputy_holder on deputy (holder, until_on);

-- Why an account was closed, by whom, and when it was opened again.
create table suspension (
    id {id} primary key,
    account {id} not null references account (id),
    reason text not null,
    made_by {id} not null references account (id),
    made_at {instant} not null,
    lifted_by {id} references account (id),
    lifted_at {instant}
);
create index suspension_account on suspension (account, made_at);

-- A link by which somebody without an account does one thing with one row, and nothing else.
create table errand (
    token_hash {bytes} primary key,
    id {id} not null unique,
    -- What it is for: the module's word.
    purpose text not null,
    row_id {id} not null,
    party {id},
    -- Whom it was sent to.
    sent_to text not null,
    is_once {bool} not null,
    made_by {id} not null references account (id),
    made_at {instant} not null,
    expires_at {instant} not null,
    used_at {instant},
    revoked_at {instant},
    -- Whoever held it asked for a new one.
    asked_at {instant}
);
create index errand_row on errand (row_id, purpose);

-- What a person of the directory says should stand there instead; it waits for whoever keeps
-- the roster.
create table details_proposal (
    id {id} primary key,
    person {id} not null references person (id),
    errand {id} not null,
    fields {json} not null,
    note text not null,
    made_at {instant} not null,
    decided_by {id} references account (id),
    decided_at {instant},
    is_accepted {bool},
    audience text not null
);
create index details_proposal_person on details_proposal (person);
create index details_proposal_open on details_proposal (made_at) where decided_at is null;

-- What came from the mailbox of a post about its agency's roster: who wrote, in which function,
-- who is no longer there. It waits for whoever keeps the roster.
create table roster_answer (
    id {id} primary key,
    post {id} not null references post (id),
    errand {id} not null,
    name text not null,
    function text not null,
    -- Those who are no longer there, as ids of their times in a post, with spaces between.
    gone text not null,
    note text not null,
    made_at {instant} not null,
    decided_by {id} references account (id),
    decided_at {instant},
    is_accepted {bool},
    audience text not null
);
create index roster_answer_post on roster_answer (post, made_at);
