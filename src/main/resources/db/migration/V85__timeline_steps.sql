-- The steps of the response, to be counted without reading the timelines. The insights ask with the same condition.
create index timeline_step on quell.timeline_entry (incident_id, kind)
    where kind in ('task.completed', 'decision.made', 'diagnosis.completed', 'evidence.frozen')
        or kind in ('action.verified', 'action.undone', 'update.sent') and actor = 'quell';
