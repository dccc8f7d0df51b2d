-- Who let a terminal in.

alter table tocsin.terminals add column made_by text not null default '';
comment on column tocsin.terminals.made_by is 'The account that made the code which enrolled it.';
