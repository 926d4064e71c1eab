-- The candidates on hold, the latest first, for the board.
create index signal_held on quell.signal (last_seen_at desc) where outcome = 'HELD';
