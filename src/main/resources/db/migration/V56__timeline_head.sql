-- The last entry of each timeline: what the next one is chained to, and proof that nothing was cut off the end.
create table quell.timeline_head (
    incident_id text primary key references quell.incident,
    seq         integer not null,
    hash        text    not null
) with (fillfactor = 50); -- every entry rewrites its row: room for it on the same page

insert into quell.timeline_head (incident_id, seq, hash)
select i.id, coalesce(e.seq, 0), coalesce(e.hash, repeat('0', 64))
from quell.incident i
left join lateral (
    select seq, hash from quell.timeline_entry where incident_id = i.id order by seq desc limit 1
) e on true;

create function quell.begin_timeline() returns trigger language plpgsql as $$
begin
    insert into quell.timeline_head (incident_id, seq, hash) values (new.id, 0, repeat('0', 64));
    return null;
end $$;

create trigger incident_begins_timeline after insert on quell.incident
    for each row execute function quell.begin_timeline();

create function quell.advance_timeline_head() returns trigger language plpgsql as $$
begin
    update quell.timeline_head h set seq = e.seq, hash = e.hash
    from added e
    where e.incident_id = h.incident_id
        and not exists (select from added later where later.incident_id = e.incident_id and later.seq > e.seq);
    return null;
end $$;

create trigger timeline_advances_head after insert on quell.timeline_entry
    referencing new table as added
    for each statement execute function quell.advance_timeline_head();
