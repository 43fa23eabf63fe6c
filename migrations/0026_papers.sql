-- The office's own Word documents for its papers; of each kind one at most is used.
create table paper_template (
    id {id} primary key,
    kind text not null,
    -- From 1, among those of its kind.
    edition {int} not null,
    file {id} not null references file (id),
    made_at {instant} not null,
    made_by {id} references account (id),
    -- Since when another one, or the built-in look, stands in its place.
    ended_at {instant},
    unique (kind, edition)
);
create unique index paper_template_used on paper_template (kind) where ended_at is null;

-- A document of Word with a report in it that came back from a reader.
create table report_return (
    id {id} primary key,
    report {id} not null references report (id),
    file {id} not null references file (id),
    -- Who sent it, in words: a ministry, a donor, a colleague.
    sender text not null,
    came_at {instant} not null,
    taken_by {id} references account (id)
);
create index report_return_report on report_return (report, came_at);

-- A comment or a change in it, beside the paragraph it belongs to.
create table report_remark (
    id {id} primary key,
    report {id} not null references report (id),
    came_with {id} not null references report_return (id),
    -- Its place in the document, from 1.
    position {int} not null,
    -- comment, change, addition, rewording, other
    kind text not null,
    -- The slug of the block it belongs to and the number of the passage in it, from 0; none where no
    -- paragraph of the report is like it.
    block text,
    passage {int},
    author text not null,
    -- When, as the document says: local time of whoever wrote it.
    written_at text,
    -- The paragraph as it was sent out, and what is taken out of it, put in, or said about it.
    paragraph text not null,
    starts {int} not null,
    taken_out text not null,
    -- For a comment, the words it stands at.
    quoted text not null,
    put_in text not null,
    words text not null,
    -- accepted, by-hand, declined, answered; none while it is open.
    outcome text,
    answer text not null,
    settled_at {instant},
    settled_by {id} references account (id),
    version {int} not null
);
create index report_remark_report on report_remark (report, position);
create index report_remark_return on report_remark (came_with);
