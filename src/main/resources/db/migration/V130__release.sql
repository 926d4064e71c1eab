-- Which version of a process, decision or form incidents use: the one released last. The rows before it are the versions to go back to.
create table quell.release (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    key           text        not null,
    definition_id text        not null,
    version       integer     not null,
    released_at   timestamptz not null,
    released_by   text        not null
);
create index release_of_model on quell.release (kind, key, id desc);
create index release_of_definition on quell.release (definition_id);

create trigger release_append_only before update or delete on quell.release
    for each row execute function quell.refuse_change();
create trigger release_no_truncate before truncate on quell.release
    for each statement execute function quell.refuse_change();
