-- People who log in at an identity provider: nobody else may take their name here, nor they that of somebody else.
create table quell.provided_person (
    issuer     text        not null,
    subject    text        not null,
    user_id    text        not null unique,
    first_seen timestamptz not null,
    primary key (issuer, subject)
);
