create table quell.responder (
    user_id       text primary key,
    name          text     not null,
    email         text     not null,
    on_call_order integer  not null check (on_call_order between 1 and 999),
    deputies      text[]   not null
);

create table quell.responder_role (
    user_id text not null references quell.responder on delete cascade,
    role    text not null,
    primary key (user_id, role)
);
create index responder_role_role on quell.responder_role (role);

-- One row: the roster as a whole is read, changed and confirmed at once.
create table quell.roster (
    only_one     boolean primary key default true check (only_one),
    version      integer not null,
    confirmed_at timestamptz,
    confirmed_by text
);
insert into quell.roster (version) values (1);
