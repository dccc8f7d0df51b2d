-- A password that somebody else has set, or that the program has shown, opens the door once: for setting one's own.

alter table tocsin.passwords add column initial boolean not null default false;
comment on column tocsin.passwords.initial is 'Set by somebody else than its person: good for setting an own one at the door, and for nothing else.';
grant update (initial) on tocsin.passwords to tocsin_log;
