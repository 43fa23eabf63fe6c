-- What every module stands on. Types in braces are replaced per database.

-- Facts about this one office: which profile made it, what was chosen since.
create table setting (
    key text primary key,
    value {json} not null
);

-- Who can see a row is data: a row's `audience` column holds a text such as
-- `office focal:01ab`, and this table says which single keys that text grants.
create table audience_key (
    audience text not null,
    key text not null,
    primary key (audience, key)
);
create index audience_key_key on audience_key (key, audience);

create table account (
    id {id} primary key,
    person {id},
    email text not null unique,
    name text not null,
    password_hash text,
    language text not null,
    created_at {instant} not null,
    suspended_at {instant},
    -- Who pays whoever works in the office: the office, its host, or a party that lends them.
    employer text not null default 'office',
    lender {id},
    version {int} not null
);

-- A role is a dated grant; access is computed from the grants valid today.
create table role_grant (
    id {id} primary key,
    account {id} not null references account (id),
    role text not null,
    party {id},
    from_on {date} not null,
    until_on {date}
);
create index role_grant_account on role_grant (account);

create table session (
    token_hash {bytes} primary key,
    id {id} not null unique,
    account {id} not null references account (id),
    created_at {instant} not null,
    seen_at {instant} not null,
    expires_at {instant} not null,
    device text not null,
    -- When whoever sits there last showed that it is them.
    proved_at {instant},
    -- The office waits for them to add a second factor before anything else.
    wants_factor {bool} not null default false
);
create index session_account on session (account);

-- A list as someone likes to see it: filters, order and columns as its address says them.
create table saved_view (
    id {id} primary key,
    account {id} not null references account (id),
    path text not null,
    name text not null,
    query text not null,
    created_at {instant} not null,
    unique (account, path, name)
);

-- Invitation, recovery and sign-in links: only the hash is kept, a POST uses it up.
create table link (
    token_hash {bytes} primary key,
    id {id} not null unique,
    kind text not null,
    account {id} not null references account (id),
    created_at {instant} not null,
    expires_at {instant} not null,
    used_at {instant},
    revoked_at {instant}
);
create index link_account on link (account);

-- Append-only. `place` and `hash` are given later, in batches, by the one sequencer.
create table audit_line (
    id {id} primary key,
    at {instant} not null,
    account {id},
    actor text not null,
    -- In which function, and of which party, whoever acted did so on that day.
    function text not null,
    from_party {id},
    act text not null,
    noun text not null,
    row_id {id},
    party {id},
    fields text not null,
    place {int} unique,
    hash {bytes}
);
create index audit_line_row on audit_line (row_id, at);
create index audit_line_party on audit_line (party, id);
create index audit_line_unplaced on audit_line (id) where place is null;

-- Old and new values live apart from the chain, so that erasing a person leaves it whole.
create table audit_value (
    line {id} not null,
    field text not null,
    old text,
    new text,
    primary key (line, field)
);

create table job (
    id {id} primary key,
    kind text not null,
    dedup text not null,
    payload {json} not null,
    created_at {instant} not null,
    run_at {instant} not null,
    attempts {int} not null,
    claimed_at {instant},
    claimed_by text,
    lease_until {instant},
    finished_at {instant},
    failed_at {instant},
    problem text,
    done {int} not null,
    total {int} not null,
    step text not null,
    stop_asked_at {instant}
);
-- One waiting job for one thing: asking twice is asking once.
create unique index job_open on job (kind, dedup) where finished_at is null and failed_at is null;
create index job_due on job (run_at) where finished_at is null and failed_at is null;

-- What lies in the folder under storage_key is sealed; the data key's id is that name again.
create table file (
    id {id} primary key,
    storage_key text not null unique,
    name text not null,
    media_type text not null,
    -- Of what was sealed.
    size {int} not null,
    -- Of what lies in the folder.
    sha256 {bytes} not null,
    audience text not null,
    created_at {instant} not null,
    created_by {id}
);

create table mail (
    id {id} primary key,
    message_id text not null unique,
    kind text not null,
    recipient text not null,
    subject text not null,
    body text not null,
    -- A mail that carries a token is never shown to an administrator.
    secret {bool} not null,
    created_at {instant} not null,
    next_at {instant} not null,
    sent_at {instant},
    attempts {int} not null,
    problem text
);
create index mail_due on mail (next_at) where sent_at is null;

-- One row per thing that can be found; `keys` are its audience tokens, inside the index,
-- so that a search matches only what the viewer may see.
-- @sqlite
create table search_doc (
    -- The row of the full-text table: found by number, never by a scan.
    number integer primary key,
    id {id} not null unique,
    noun text not null,
    href text not null,
    title text not null,
    lede text not null,
    audience text not null,
    happened_on {date},
    precision text not null
);
create virtual table search_text using fts5 (
    title, body, latin, keys,
    tokenize = "unicode61 categories 'L* N* Co Mn Mc'"
);
-- @postgres
create table search_doc (
    id {id} primary key,
    noun text not null,
    href text not null,
    title text not null,
    lede text not null,
    audience text not null,
    happened_on {date},
    precision text not null
);
create table search_text (
    doc {id} primary key,
    words tsvector not null,
    keys tsvector not null,
    happened_on {date}
);
create index search_text_words on search_text using gin (words);
create index search_text_keys on search_text using gin (keys);
-- @both

-- An import batch: the file as it came, what it was understood to say, what was decided.
create table import_batch (
    id {id} primary key,
    file {id} references file (id),
    file_name text not null,
    sha256 {bytes} not null,
    account {id},
    state text not null,
    problem text,
    created_at {instant} not null,
    staged_at {instant},
    applied_at {instant},
    undone_at {instant},
    -- Its records are there; addresses, keys and search entries are still being written.
    is_finishing {bool} not null default false,
    version {int} not null
);
create index import_batch_finishing on import_batch (id) where is_finishing;

create table import_sheet (
    id {id} primary key,
    batch {id} not null references import_batch (id),
    position {int} not null,
    name text not null,
    kind text,
    header_row {int},
    mapping {json} not null,
    row_count {int} not null,
    notes {json} not null
);
create index import_sheet_batch on import_sheet (batch);

create table import_row (
    id {id} primary key,
    batch {id} not null,
    sheet {id} not null,
    row_number {int} not null,
    cells {json} not null,
    -- new, changes, same, needs, cannot, parked
    standing text not null,
    reason text not null,
    reason_args {json} not null,
    cell text,
    target {id},
    planned {json},
    answer {json},
    applied_at {instant}
);
create index import_row_batch on import_row (batch, standing, sheet, row_number);
create index import_row_sheet on import_row (sheet, row_number);
create index import_row_target on import_row (target) where target is not null;

-- The mapping a person confirmed for these headings is proposed next time.
create table import_mapping (
    headings text not null,
    kind text not null,
    mapping {json} not null,
    used_at {instant} not null,
    primary key (headings, kind)
);

-- A value taken from someone else's document, never computed here.
create table cited_figure (
    id {id} primary key,
    code text not null,
    label {json} not null,
    year {int} not null,
    -- A period other than the whole year; with a last day alone: to date on that day.
    from_on {date},
    to_on {date},
    value text not null,
    unit text not null,
    population text not null,
    source text not null,
    source_href text,
    entered_by {id},
    entered_at {instant} not null,
    checked_by {id},
    checked_at {instant},
    audience text not null,
    version {int} not null,
    unique (code, year)
);

create table target (
    measure text not null,
    year {int} not null,
    about text not null,
    baseline {real},
    aim {real},
    version {int} not null default 1,
    primary key (measure, year, about)
);
