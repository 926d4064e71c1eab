-- What only a few may know of: everybody else is told that there is no such incident.
alter table quell.incident add column restricted boolean not null default false;
