-- What is closed is only ever asked for by its owner: with the owner first, a page reads its own rows alone, however many
-- organisations share the table.
drop index tocsin.subjects_closed_since;
create index subjects_closed_of_owner on tocsin.subjects (owner, kind, since desc, subject) where not open;
