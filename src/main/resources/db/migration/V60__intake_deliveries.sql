-- How often a signal has come, apart from the signal itself: a repetition rewrites a narrow row in place.
create table quell.signal_delivery (
    signal_id  text        primary key references quell.signal,
    deliveries bigint      not null,
    last_at    timestamptz not null
) with (fillfactor = 50);

insert into quell.signal_delivery (signal_id, deliveries, last_at)
select id, seen, last_seen_at from quell.signal;

comment on table quell.signal_delivery is 'deliveries counts the first one too';

alter table quell.signal add column ended_at timestamptz;

comment on column quell.signal.ended_at is 'when it was over, as the source of a RESOLVED says';

-- What waits for an incident of its system and type to open.
drop index quell.signal_held;
create index signal_waiting on quell.signal (system_id, incident_type, last_seen_at) where outcome in ('HELD', 'LOGGED');
