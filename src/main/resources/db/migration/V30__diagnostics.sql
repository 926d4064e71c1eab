-- What diagnosis found, every time it looked. JSON as text: jsonb refuses the NUL that a hostile data file may hold.
create table quell.diagnosis (
    id           bigint generated always as identity primary key,
    incident_id  text        not null references quell.incident,
    part         text        not null check (part in ('DISTRIBUTIONS', 'METRICS', 'CHANGES')),
    result       text        not null,
    completed_at timestamptz not null
);
create index diagnosis_latest on quell.diagnosis (incident_id, part, id desc);

create table quell.diagnosis_plot (
    diagnosis_id bigint not null references quell.diagnosis,
    position     integer not null,
    feature      text   not null,
    plot         text   not null,
    primary key (diagnosis_id, position)
);
