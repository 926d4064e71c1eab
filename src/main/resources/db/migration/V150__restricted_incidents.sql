-- Asked with every query that somebody who may not know of them sends to the engine; it is empty nearly always.
create index incident_restricted on quell.incident (id) where restricted;
