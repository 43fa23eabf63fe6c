-- What is kept and for how long, and the ways into the audit's log.

-- The log is filtered by these and read from its end.
create index audit_line_noun on audit_line (noun, id);
create index audit_line_act on audit_line (act, id);
create index audit_line_account on audit_line (account, id);
