-- Ways in beside the password, and what is sealed.

-- A data key seals one record. It lies here only under an office key, which never lies in
-- the database; erased, it takes with it all that it sealed.
create table data_key (
    id {id} primary key,
    wrapped {bytes},
    -- Which office key it lies under: a fingerprint, not the key.
    office_key text not null,
    created_at {instant} not null,
    erased_at {instant}
);
create index data_key_office_key on data_key (office_key) where wrapped is not null;

-- The app on a telephone that shows six digits (TOTP). Its secret is sealed.
create table authenticator (
    account {id} primary key references account (id),
    data_key {id} not null references data_key (id),
    secret {bytes} not null,
    created_at {instant} not null,
    -- Nothing asks for its digits before somebody has typed them once.
    confirmed_at {instant},
    -- The latest period whose digits were used: no digits are taken twice.
    last_period {int} not null
);

-- Codes on paper for the day on which the telephone is lost: each is used once.
create table recovery_code (
    account {id} not null references account (id),
    hash {bytes} not null,
    used_at {instant},
    primary key (account, hash)
);

-- Somebody has typed the right password, and what comes second is still asked for.
create table sign_in (
    token_hash {bytes} primary key,
    account {id} not null references account (id),
    created_at {instant} not null,
    expires_at {instant} not null,
    tries {int} not null,
    next text not null
);
create index sign_in_account on sign_in (account);

-- Passwords that an account had before, as hashes, so that none comes back.
create table past_password (
    account {id} not null references account (id),
    hash text not null,
    until_at {instant} not null
);
create index past_password_account on past_password (account, until_at);

-- Somebody lost their telephone and their codes: one asks that the second factor be taken
-- away, another one decides.
create table factor_reset (
    id {id} primary key,
    account {id} not null references account (id),
    reason text not null,
    asked_by {id} not null references account (id),
    asked_at {instant} not null,
    decided_by {id} references account (id),
    decided_at {instant},
    is_granted {bool}
);
-- One open question about one account: asking twice is asking once.
create unique index factor_reset_open on factor_reset (account) where decided_at is null;
