-- a quorum of 0: the approval policy approves in advance, nobody is asked
alter table quell.approval drop constraint approval_quorum_check;
alter table quell.approval add constraint approval_quorum_check check (quorum >= 0);
