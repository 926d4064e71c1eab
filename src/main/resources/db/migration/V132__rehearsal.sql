-- How a draft ran through in an exercise, and where it stopped.
create table quell.rehearsal (
    id            bigint generated always as identity primary key,
    definition_id text        not null,
    incident_id   text        not null,
    rehearsed_by  text        not null,
    rehearsed_at  timestamptz not null,
    passed        text        not null,
    not_reached   text        not null,
    stopped_at    text,
    problem       text
);
create index rehearsal_of_definition on quell.rehearsal (definition_id, id desc);
