-- The table of subjects is written behind the log, no longer with each batch.
comment on table tocsin.subjects is 'The fold of each subject, half a second behind the log: what the board starts from, and what closed subjects are searched in. Made again from events when the fold''s rules change.';
comment on column tocsin.subjects.version is 'Version of the newest event that it shows.';
comment on column tocsin.subjects.position is 'Position of the newest event that it shows.';
comment on column tocsin.folds.position is 'Up to here the table shows the log: a start folds on from the next event.';
