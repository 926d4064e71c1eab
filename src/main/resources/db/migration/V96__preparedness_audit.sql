-- What each audit of the preparation found, so that a system's page can say when it was looked at last.
create table quell.preparedness_audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    findings jsonb       not null
);
create index preparedness_audit_at on quell.preparedness_audit (at desc);
