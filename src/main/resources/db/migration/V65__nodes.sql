-- The nodes of the cluster, with their beats by the database's clock. A dead node's row stays for a while, so that it learns of it.
create table quell.node (
    id         text primary key,
    name       text        not null,
    sessions   text        not null,
    started_at timestamptz not null,
    last_beat  timestamptz not null,
    dead_since timestamptz
);

-- A lease belongs to a node and ends with it. A call whose end nobody has seen leaves its time behind.
alter table quell.action_lease add column node text;
alter table quell.action_lease add column called_at timestamptz;
create index action_lease_node on quell.action_lease (node);
