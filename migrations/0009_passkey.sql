-- Passkeys: a device that signs for its owner instead of a password, or after one.

create table passkey (
    id {id} primary key,
    account {id} not null references account (id),
    -- As its owner calls it; at first a guess such as "Chromium on Linux".
    name text not null,
    credential_id {bytes} not null unique,
    -- The public key and what is known of the device; nothing in it is secret.
    credential {json} not null,
    -- The office's domain when it was added: it answers there alone.
    domain text not null,
    -- The device asks who holds it (a finger, a face, a PIN): then it opens by itself.
    is_verifying {bool} not null,
    -- How often it signed, as the device counts; nought where it does not count.
    counter {int} not null,
    created_at {instant} not null,
    used_at {instant}
);
create index passkey_account on passkey (account);

-- What a device was asked to sign. Each is answered once, by the browser it was put to.
create table passkey_question (
    id {id} primary key,
    -- The hash of the cookie by which that browser is known.
    holder {bytes} not null,
    purpose text not null,
    state {json} not null,
    expires_at {instant} not null
);
create index passkey_question_expires on passkey_question (expires_at);
