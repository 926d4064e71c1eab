-- Whom an overdue approval is put to besides the approvers, and since when their answers count.
alter table quell.approval add column escalation_groups text not null default '';
alter table quell.approval add column escalated_at timestamptz;
