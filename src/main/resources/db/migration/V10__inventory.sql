create table quell.ai_system (
    id            text primary key,
    name          text        not null,
    owner         text        not null,
    risk_class    text        not null check (risk_class in ('HIGH', 'LIMITED', 'MINIMAL')),
    document      jsonb       not null,
    registered_at timestamptz not null,
    updated_at    timestamptz not null,
    version       integer     not null check (version > 0)
);

comment on table quell.ai_system is 'AI systems; document holds the whole entry, the other columns what is searched and guarded';
