-- The record of an incident. Written by Quell only; the engine's own tables live in another schema.

create table quell.incident_number (
    year integer primary key,
    last integer not null
);

create table quell.incident (
    id              text primary key,
    type            text not null,
    severity        text,
    priority        text,
    status          text not null,
    title           text not null,
    description     text not null,
    system_id       text,
    source          text not null,
    reported_by     text not null,
    correlation_key text,
    playbook        text,
    outcome         text,
    exercise        boolean not null,
    detected_at     timestamptz not null,
    acknowledged_at timestamptz,
    triaged_at      timestamptz,
    contained_at    timestamptz,
    eradicated_at   timestamptz,
    recovered_at    timestamptz,
    closed_at       timestamptz
);

-- One open incident for what belongs together, whoever asks first, on whichever node.
create unique index incident_one_open on quell.incident (correlation_key)
    where status not in ('CLOSED', 'DISMISSED', 'MERGED');
create index incident_open on quell.incident (detected_at) where status not in ('CLOSED', 'DISMISSED', 'MERGED');
create index incident_system on quell.incident (system_id, detected_at desc);

create table quell.incident_role (
    incident_id text not null references quell.incident,
    role        text not null,
    user_id     text not null,
    assigned_by text not null,
    assigned_at timestamptz not null,
    primary key (incident_id, role)
);

create table quell.timeline_entry (
    incident_id   text        not null references quell.incident,
    seq           integer     not null,
    at            timestamptz not null,
    kind          text        not null,
    actor         text        not null,
    summary       text        not null,
    details       text        not null,
    previous_hash text        not null,
    hash          text        not null,
    primary key (incident_id, seq)
);

create table quell.evidence (
    id           text primary key,
    incident_id  text        not null references quell.incident,
    name         text        not null,
    media_type   text        not null,
    source       text        not null,
    sha256       text        not null,
    size         bigint      not null,
    content      bytea       not null,
    collected_by text        not null,
    collected_at timestamptz not null
);
create index evidence_incident on quell.evidence (incident_id, collected_at);

-- What has been written into the record stays as it was written.
create function quell.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege';
end $$;

create trigger timeline_append_only before update or delete on quell.timeline_entry
    for each row execute function quell.refuse_change();
create trigger timeline_no_truncate before truncate on quell.timeline_entry
    for each statement execute function quell.refuse_change();
create trigger evidence_append_only before update or delete on quell.evidence
    for each row execute function quell.refuse_change();
create trigger evidence_no_truncate before truncate on quell.evidence
    for each statement execute function quell.refuse_change();
