create table quell.api_key (
    id         text primary key,
    name       text        not null,
    user_id    text        not null,
    key_sha256 text        not null unique check (key_sha256 ~ '^[0-9a-f]{64}$'),
    created_by text        not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);

comment on table quell.api_key is 'Keys of machine accounts; only the SHA-256 of a key is stored';
