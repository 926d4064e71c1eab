create table quell.observation (
    system_id   text             not null,
    metric      text             not null,
    observed_at timestamptz      not null,
    source      text             not null,
    value       double precision not null,
    received_at timestamptz      not null,
    primary key (system_id, metric, observed_at, source)
);

create table quell.monitoring_window (
    incident_id text primary key,
    system_id   text             not null,
    factor      double precision not null check (factor between 0 and 1),
    opened_at   timestamptz      not null,
    until       timestamptz      not null,
    closed_at   timestamptz
);
create index monitoring_window_open on quell.monitoring_window (system_id) where closed_at is null;
