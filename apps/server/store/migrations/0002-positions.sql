-- Positions of units. They are not events: newest wins, kept by day, dropped by retention.

create table tocsin.positions (
  unit text not null,
  org text not null check (org <> ''),
  at bigint not null,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  radius_m real,
  speed_kmh real,
  heading_deg real,
  source text not null
) partition by range (at);
comment on table tocsin.positions is 'Where units on duty were; one partition a day (UTC), dropped whole by retention.';
comment on column tocsin.positions.unit is 'The unit.';
comment on column tocsin.positions.org is 'The organisation that owns the unit.';
comment on column tocsin.positions.at is 'When it was there, by the server''s clock, in milliseconds since 1970.';
comment on column tocsin.positions.lon is 'WGS 84 degrees.';
comment on column tocsin.positions.lat is 'WGS 84 degrees.';
comment on column tocsin.positions.radius_m is 'Doubt in metres; null when not told.';
comment on column tocsin.positions.speed_kmh is 'Speed; null when not told.';
comment on column tocsin.positions.heading_deg is 'Degrees clockwise from north; null when not told.';
comment on column tocsin.positions.source is 'What told it: a device, a tracker, the radio.';
create index positions_unit on tocsin.positions (unit, at desc);

create table tocsin.latest_positions (like tocsin.positions including constraints including comments, primary key (unit)) with (fillfactor = 50);
comment on table tocsin.latest_positions is 'The newest position of each unit, so that a restart shows the map at once.';

create function tocsin.day_of(at bigint) returns bigint
  language sql immutable strict parallel safe
  return at / 86400000;
comment on function tocsin.day_of(bigint) is 'Number of the day (UTC) since 1970.';

create function tocsin.make_positions_day(day bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'create table if not exists tocsin.%I partition of tocsin.positions for values from (%s) to (%s)',
    'positions_' || day, day * 86400000, (day + 1) * 86400000);
  execute format('alter table tocsin.%I enable row level security', 'positions_' || day);
end $$;
comment on function tocsin.make_positions_day(bigint) is 'Makes the partition of a day (UTC, counted from 1970) if it is missing.';

create function tocsin.drop_positions_before(day bigint) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old regclass;
  dropped integer := 0;
begin
  for old in
    select inhrelid::regclass from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'tocsin.positions'::regclass and substring(relname from 'positions_(\d+)')::bigint < day
  loop
    execute format('drop table %s', old);
    dropped := dropped + 1;
  end loop;
  delete from tocsin.latest_positions where at < day * 86400000;
  return dropped;
end $$;
comment on function tocsin.drop_positions_before(bigint) is 'Drops all days before this one; returns how many.';

revoke all on function tocsin.make_positions_day(bigint), tocsin.drop_positions_before(bigint) from public;
grant execute on function tocsin.day_of(bigint), tocsin.make_positions_day(bigint), tocsin.drop_positions_before(bigint) to tocsin_log;
grant select, insert on tocsin.positions to tocsin_log;
grant select, insert, update on tocsin.latest_positions to tocsin_log;
grant select on tocsin.positions, tocsin.latest_positions to tocsin_read;

alter table tocsin.positions enable row level security;
alter table tocsin.latest_positions enable row level security;
create policy log_keeps on tocsin.positions for all to tocsin_log using (true) with check (true);
create policy log_keeps on tocsin.latest_positions for all to tocsin_log using (true) with check (true);
create policy read_in_scope on tocsin.positions for select to tocsin_read using (org = tocsin.scope());
create policy read_in_scope on tocsin.latest_positions for select to tocsin_read using (org = tocsin.scope());
