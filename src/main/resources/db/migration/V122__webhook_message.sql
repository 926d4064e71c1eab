-- Messages of signed webhooks that were taken: sent once more, they change nothing.
create table quell.webhook_message (
    webhook  text        not null,
    id       text        not null,
    taken_at timestamptz not null,
    primary key (webhook, id)
);
create index webhook_message_age on quell.webhook_message (taken_at);
