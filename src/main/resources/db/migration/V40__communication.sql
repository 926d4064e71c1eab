-- One row a message and recipient; the status says what became of it.
create table quell.update_message (
    id          text primary key,
    incident_id text        not null references quell.incident,
    occasion    text        not null,
    phase       text        not null,
    audience    text        not null,
    template    text        not null,
    address     text,
    subject     text        not null,
    body        text        not null,
    approval    boolean     not null,
    approved_by text,
    status      text        not null check (status in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'RECORDED',
                                                       'NOT_DELIVERED', 'REJECTED', 'BY_HAND')),
    reason      text,
    attempts    integer     not null,
    planned_at  timestamptz not null,
    settled_at  timestamptz,
    reported    boolean     not null default false
);
create index update_message_incident on quell.update_message (incident_id, planned_at);
create index update_message_occasion on quell.update_message (occasion);

comment on column quell.update_message.occasion is 'process instance that asked for the update';
comment on column quell.update_message.reported is 'the fate of the message is on the timeline';
