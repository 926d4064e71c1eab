-- What people found in the review of an incident; everything else in its report comes from the record.
create table quell.review (
    incident_id           text primary key references quell.incident,
    started_at            timestamptz not null,
    session_at            timestamptz,
    participants          text,
    summary               text,
    contributing_factors  text,
    went_well             text,
    went_badly            text,
    went_lucky            text,
    no_improvement_reason text,
    playbook_change       text check (playbook_change in ('changed', 'none')),
    changed_playbook      text,
    no_change_reason      text,
    signed_off_by         text,
    signed_off_at         timestamptz
);

create table quell.improvement_number (
    year integer primary key,
    last integer not null
);

create table quell.improvement (
    id                 text primary key,
    incident_id        text        not null references quell.incident,
    description        text        not null,
    type               text        not null check (type in ('PREVENT', 'MITIGATE', 'DETECT', 'PROCESS')),
    owner              text,
    due_date           date,
    status             text        not null check (status in ('OPEN', 'IN_PROGRESS', 'OVERDUE', 'DONE', 'VERIFIED')),
    result             text,
    proof              text,
    verified_by        text,
    verification_notes text,
    created_by         text        not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create index improvement_incident on quell.improvement (incident_id, id);
create index improvement_unfinished on quell.improvement (due_date) where status <> 'VERIFIED';
