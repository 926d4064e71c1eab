create table quell.signal (
    id            text        primary key,
    source        text        not null,
    fingerprint   text        not null,
    starts_at     timestamptz not null,
    state         text        not null check (state in ('FIRING', 'RESOLVED')),
    received_at   timestamptz not null,
    last_seen_at  timestamptz not null,
    seen          integer     not null default 1,
    system_label  text        not null,
    system_id     text,
    family        text        not null,
    severity_hint text        not null,
    summary       text        not null,
    payload       jsonb       not null,
    raw_sha256    text        not null,
    outcome       text        check (outcome in ('OPENED', 'JOINED', 'HELD', 'LOGGED', 'TRIAGE', 'DISCARDED')),
    reason        text,
    incident_type text,
    incident_id   text references quell.incident,
    triage_key    text,
    unique (source, fingerprint, starts_at, state)
);
create index signal_incident on quell.signal (incident_id, fingerprint) where incident_id is not null;
create index signal_held on quell.signal (system_id, incident_type) where outcome = 'HELD';
create index signal_triage_key on quell.signal (triage_key) where outcome = 'TRIAGE';

comment on column quell.signal.seen is 'how often the source has repeated it while it was held';

-- What came in, byte for byte, for signals that were new.
create table quell.signal_body (
    sha256      text        primary key,
    body        bytea       not null,
    received_at timestamptz not null
);

-- One triage task for what looks alike, however much of it arrives.
create table quell.signal_triage (
    key       text primary key,
    signal_id text not null references quell.signal
);
