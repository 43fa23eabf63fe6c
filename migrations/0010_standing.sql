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
