-- Retention: what is over is erased by destroying its wrapped key, and where units were by organisation.

create index data_keys_erased on tocsin.data_keys (erased_at) where erased_at is not null;
-- what destroyed keys leave behind in the table's pages goes with the next vacuum, which the one who erases asks for
grant maintain on tocsin.data_keys to tocsin_log;

create function tocsin.erase_positions(whose text, before bigint) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone integer;
begin
  delete from tocsin.positions where org = whose and at < before;
  get diagnostics gone = row_count;
  delete from tocsin.latest_positions where org = whose and at < before;
  return gone;
end $$;
comment on function tocsin.erase_positions(text, bigint) is 'Removes where units of an organisation were before a moment; days that nobody needs any more are dropped whole.';
revoke all on function tocsin.erase_positions(text, bigint) from public;
grant execute on function tocsin.erase_positions(text, bigint) to tocsin_log;

-- The scope is asked once for a question, not once for a row.
alter policy read_in_scope on tocsin.events using (owner = (select tocsin.scope()) or org = (select tocsin.scope()));
alter policy read_in_scope on tocsin.subjects using (owner = (select tocsin.scope()));
alter policy read_in_scope on tocsin.positions using (org = (select tocsin.scope()));
alter policy read_in_scope on tocsin.latest_positions using (org = (select tocsin.scope()));
