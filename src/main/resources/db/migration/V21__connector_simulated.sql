-- The simulated outside world: it survives a restart, as a real one would.

create table quell.simulated_state (
    connection text not null,
    kind       text not null,
    name       text not null,
    state      text not null,
    primary key (connection, kind, name)
);
