-- One sequence a year. A counter in a row would make everybody who opens an incident wait for the commit of everybody else
-- who does, on all nodes.
do $$
declare
    counted record;
begin
    for counted in select year, last from quell.incident_number loop
        execute format('create sequence quell.incident_number_%s start with %s', counted.year, counted.last + 1);
    end loop;
end $$;

drop table quell.incident_number;

create function quell.next_incident_number(year integer) returns bigint language plpgsql as $$
declare
    numbers text := format('quell.incident_number_%s', year);
begin
    if to_regclass(numbers) is null then
        -- the first incident of a year: whoever else opens one at this moment waits
        perform pg_advisory_xact_lock(hashtext('quell.incident_number'));
        execute format('create sequence if not exists %s', numbers);
    end if;
    return nextval(numbers);
end $$;
