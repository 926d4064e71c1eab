alter table quell.api_key
    add column expires_at   timestamptz,
    add column last_used_at timestamptz,
    -- what the key may be used for; none means everything that its account may do
    add column scopes       text[] not null default '{}';
