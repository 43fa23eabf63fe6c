-- First library records; the library proper grows from here.

create table publication (
    id {id} primary key,
    title {json} not null,
    folded text not null,
    sort_key text not null,
    kind text not null,
    from_on {date},
    to_on {date},
    precision text not null,
    year {int} not null,
    month {int},
    published_with text,
    summary {json} not null,
    initiative {id} references initiative (id),
    core_purpose {id} references core_purpose (id),
    href text,
    file {id} references file (id),
    audience text not null,
    version {int} not null,
    batch {id}
);
create index publication_year on publication (year);
