-- The journal of every change that Quell makes to an outside system, who allowed it, and who is at work on which target.

create table quell.action (
    id             text primary key,
    incident_id    text        not null references quell.incident,
    step           text        not null,
    part           text        not null,
    round          integer     not null,
    position       bigint      not null generated always as identity,
    type           text        not null,
    connection     text        not null,
    environment    text        not null,
    target         text        not null,
    plan_json      text        not null,
    plan_hash      text        not null,
    before_hash    text        not null,
    after_hash     text        not null,
    status         text        not null,
    proposer       text        not null,
    planned_at     timestamptz not null,
    approved_hash  text,
    approved_by    text        not null default '',
    break_glass    boolean     not null default false,
    approved_at    timestamptz,
    attempts       integer     not null default 0,
    fencing_token  bigint      not null default 0,
    intent_at      timestamptz,
    receipt_at     timestamptz,
    receipt_json   text,
    ours           boolean     not null default false,
    verified_at    timestamptz,
    undo_intent_at timestamptz,
    undone_at      timestamptz,
    detail         text        not null default '',
    unique (incident_id, step, part, round)
);

-- One worker a target. The token grows with every new holder, so that a holder who comes back late can be told apart.
create table quell.action_lease (
    target     text primary key,
    holder     text        not null,
    token      bigint      not null,
    expires_at timestamptz not null
);

create table quell.approval (
    id                  text primary key,
    incident_id         text        not null references quell.incident,
    proposer            text        not null,
    approver_groups     text        not null,
    quorum              integer     not null check (quorum >= 1),
    break_glass_allowed boolean     not null,
    due_at              timestamptz not null,
    status              text        not null,
    opened_at           timestamptz not null,
    decided_at          timestamptz
);
create index approval_incident on quell.approval (incident_id, opened_at);

create table quell.approval_action (
    approval_id text not null references quell.approval,
    action_id   text not null references quell.action,
    plan_hash   text not null,
    primary key (approval_id, action_id)
);

create table quell.approval_vote (
    approval_id text        not null references quell.approval,
    user_id     text        not null,
    decision    text        not null,
    reason      text        not null,
    voted_at    timestamptz not null,
    primary key (approval_id, user_id, decision)
);
