-- What has happened to each process, decision and form.
create table quell.playbook_entry (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    kind          text        not null,
    key           text        not null,
    definition_id text,
    version       integer,
    event         text        not null,
    actor         text        not null,
    text          text        not null
);
create index playbook_entry_of_model on quell.playbook_entry (kind, key, id desc);
create index playbook_entry_of_definition on quell.playbook_entry (definition_id);

create trigger playbook_entry_append_only before update or delete on quell.playbook_entry
    for each row execute function quell.refuse_change();
create trigger playbook_entry_no_truncate before truncate on quell.playbook_entry
    for each statement execute function quell.refuse_change();

-- Who wants a deployment to be released, and what became of it. The base are the versions that it was compared with.
create table quell.release_request (
    id            bigint generated always as identity primary key,
    deployment_id text        not null,
    base          text        not null,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    note          text        not null,
    status        text        not null check (status in ('ASKED', 'APPROVED', 'RELEASED', 'REJECTED', 'OVERTAKEN')),
    decided_by    text,
    decided_at    timestamptz,
    reason        text,
    activate_at   timestamptz
);
create unique index release_request_open on quell.release_request (deployment_id) where status in ('ASKED', 'APPROVED');
