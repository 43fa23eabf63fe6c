-- Signing in through an identity provider that the office has chosen (OpenID Connect).

-- Who somebody is at a provider. After the first time only issuer and subject count.
create table openid_link (
    id {id} primary key,
    account {id} not null references account (id),
    issuer text not null,
    subject text not null,
    -- The address that the provider last told: another one is told to the owner and changes nothing.
    email text not null,
    created_at {instant} not null,
    used_at {instant},
    unique (issuer, subject)
);
-- One identity of a provider for an account: a second person there is never taken for the first.
create unique index openid_link_account on openid_link (account, issuer);

-- Somebody was sent to a provider and is expected back, once, in the same browser.
create table openid_question (
    state_hash {bytes} primary key,
    -- The hash of the cookie by which that browser is known.
    holder {bytes} not null,
    provider text not null,
    nonce text not null,
    verifier text not null,
    next text not null,
    expires_at {instant} not null
);
create index openid_question_expires on openid_question (expires_at);
