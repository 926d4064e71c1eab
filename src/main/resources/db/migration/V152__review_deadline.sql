-- Until when the lessons-learned session is to be held, counted once from the start of the review, and why it is later.
alter table quell.review
    add column session_deadline     timestamptz,
    add column session_delay_reason text;
