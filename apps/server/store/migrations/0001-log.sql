-- The log and what is kept beside it in the same transaction. Times are milliseconds since 1970 on the server's clock.

revoke all on schema tocsin from public;
grant usage on schema tocsin to tocsin_log, tocsin_read;
alter default privileges in schema tocsin revoke all on functions from public;

create function tocsin.scope() returns text
  language sql stable parallel safe
  return nullif(current_setting('tocsin.org', true), '');
comment on function tocsin.scope() is 'The organisation that this transaction may read for (set local tocsin.org); null: none.';
grant execute on function tocsin.scope() to tocsin_log, tocsin_read;

-- No check constraints on what every command writes: PostgreSQL reads them anew for each statement.
create table tocsin.events (
  position bigint primary key,
  org text not null,
  org_seq bigint not null,
  subject text not null,
  version bigint not null,
  owner text not null,
  at bigint not null,
  body text not null,
  hash bytea not null,
  unique (org, org_seq),
  unique (subject, version)
);
comment on table tocsin.events is 'The truth: what happened, in order, append-only. Everything else can be made again from it.';
comment on column tocsin.events.position is 'Global order; gapless, given under the lock of log_head, so that it is the order of commits.';
comment on column tocsin.events.org is 'The organisation that acted.';
comment on column tocsin.events.org_seq is 'Number of the event in the chain of the organisation that acted; gapless.';
comment on column tocsin.events.subject is 'What it happened to: kind/id.';
comment on column tocsin.events.version is 'Number of the event among those of its subject; gapless.';
comment on column tocsin.events.owner is 'The organisation that owned the subject when it happened.';
comment on column tocsin.events.at is 'When it was stored; never smaller than that of an earlier position.';
comment on column tocsin.events.body is 'The whole event (type, data, stamp) as RFC 8785 text: the bytes that the hash covers. Personal fields are ciphertext.';
comment on column tocsin.events.hash is 'SHA-256 over the hash before it in the chain of its organisation (32 zero bytes at the first) and the bytes of body.';

create table tocsin.log_head (
  single boolean primary key default true check (single),
  mark text not null,
  position bigint not null,
  at bigint not null
);
comment on table tocsin.log_head is 'One row: the end of the log, and its lock. Every batch changes it, so batches follow one another in every server process.';
comment on column tocsin.log_head.single is 'Always true: there is one log.';
comment on column tocsin.log_head.mark is 'Random name of the batch that wrote last; while it stands, nothing has changed.';
comment on column tocsin.log_head.position is 'Position of the newest event; 0 when there is none.';
comment on column tocsin.log_head.at is 'Time of the newest event: the clock of the log never runs behind it.';
insert into tocsin.log_head (mark, position, at) values ('', 0, 0);

create table tocsin.commands (
  org text not null,
  id text not null,
  account text not null,
  at bigint not null,
  position bigint not null,
  answer text not null,
  primary key (org, id)
);
comment on table tocsin.commands is 'Every answered command: a repeated one hears the first answer and changes nothing.';
comment on column tocsin.commands.org is 'The organisation that acted; ids of different organisations never meet.';
comment on column tocsin.commands.id is 'The id that the client made.';
comment on column tocsin.commands.account is 'Who gave the command.';
comment on column tocsin.commands.at is 'When it was stored.';
comment on column tocsin.commands.position is 'Position of its last event; 0 when it stored none.';
comment on column tocsin.commands.answer is 'The first answer, JSON text without personal values.';

create table tocsin.claims (
  key text primary key,
  holder text not null,
  position bigint not null
);
comment on table tocsin.claims is 'Who holds what only one may hold: a unit on one job, a spoken number on one open incident. The primary key says who won.';
comment on column tocsin.claims.key is 'What is held.';
comment on column tocsin.claims.holder is 'Who holds it until released.';
comment on column tocsin.claims.position is 'Position of the log''s end when it was taken.';

create table tocsin.serials (
  series text primary key,
  last bigint not null check (last > 0 and last <= 9007199254740991)
);
comment on table tocsin.serials is 'The last number given in each gapless series, such as the slips of a division and day.';
comment on column tocsin.serials.series is 'Name of the series.';
comment on column tocsin.serials.last is 'Last number given; at most 2^53 - 1, the largest that a JSON number holds exactly.';

create table tocsin.subjects (
  subject text primary key,
  kind text not null,
  owner text not null,
  version bigint not null,
  position bigint not null,
  open boolean not null,
  exercise boolean not null,
  number text,
  type text,
  phase text,
  lon double precision,
  lat double precision,
  since bigint not null,
  state text not null
) with (fillfactor = 70, toast_tuple_target = 4080);
-- Mostly ciphertext: trying to make it smaller would cost much and give nothing.
alter table tocsin.subjects alter column state set storage external;
alter table tocsin.events alter column body set storage external;
comment on table tocsin.subjects is 'The fold of each subject as of its newest event: what the board starts from, and what closed subjects are searched in. Made again from events when the fold''s rules change.';
comment on column tocsin.subjects.subject is 'kind/id.';
comment on column tocsin.subjects.kind is 'The first part of subject.';
comment on column tocsin.subjects.owner is 'The organisation that owns it now.';
comment on column tocsin.subjects.version is 'Version of its newest event.';
comment on column tocsin.subjects.position is 'Position of its newest event.';
comment on column tocsin.subjects.open is 'Whether it is on the board; closed ones have left memory.';
comment on column tocsin.subjects.exercise is 'A drill or a test: never counted.';
comment on column tocsin.subjects.number is 'The number people call it by.';
comment on column tocsin.subjects.type is 'Its type code, where its kind has types.';
comment on column tocsin.subjects.phase is 'Its phase now.';
comment on column tocsin.subjects.lon is 'Where it is, WGS 84 degrees; null when not known.';
comment on column tocsin.subjects.lat is 'Where it is, WGS 84 degrees; null when not known.';
comment on column tocsin.subjects.since is 'When its first event was stored.';
comment on column tocsin.subjects.state is 'The fold as JSON text. Personal fields are ciphertext.';
-- Only closed subjects are searched in the table, so the open ones, which change, have no entry to keep up to date.
create index subjects_open on tocsin.subjects (subject) where open;
create index subjects_closed_since on tocsin.subjects (kind, since desc, subject) where not open;
create index subjects_closed_number on tocsin.subjects (number) where not open and number is not null;
create index subjects_closed_place on tocsin.subjects using gist (point(lon, lat)) where not open and lon is not null;

create table tocsin.folds (
  name text primary key,
  version text not null,
  position bigint not null
);
comment on table tocsin.folds is 'With which rules a table was folded from the log.';
comment on column tocsin.folds.name is 'The table.';
comment on column tocsin.folds.version is 'Version of the rules; when the program brings another, the table is made again.';
comment on column tocsin.folds.position is 'Position of the log''s end when it was last made whole.';

create table tocsin.data_keys (
  id text primary key,
  org text not null check (org <> ''),
  subject text not null,
  retention text not null,
  wrapped bytea,
  erased_at bigint,
  check ((wrapped is null) = (erased_at is not null))
);
comment on table tocsin.data_keys is 'Keys of personal fields, one for each subject and retention class, wrapped by the organisation''s key, which is not in the database.';
comment on column tocsin.data_keys.id is 'Random; ciphertexts name it.';
comment on column tocsin.data_keys.org is 'Whose key wraps it.';
comment on column tocsin.data_keys.subject is 'The incident or contact whose fields it seals.';
comment on column tocsin.data_keys.retention is 'Retention class: all that it seals is erased together.';
comment on column tocsin.data_keys.wrapped is 'The wrapped key; null once erased: what it sealed can never be read again.';
comment on column tocsin.data_keys.erased_at is 'When it was erased; null while it stands.';
create index data_keys_subject on tocsin.data_keys (subject);

grant select, insert on tocsin.events, tocsin.commands to tocsin_log;
grant select, update (mark, position, at) on tocsin.log_head to tocsin_log;
grant select, insert, update (holder, position), delete on tocsin.claims to tocsin_log;
grant select, insert, update (last) on tocsin.serials to tocsin_log;
grant select, insert, update, delete on tocsin.subjects to tocsin_log;
grant select, insert, update on tocsin.folds to tocsin_log;
grant select, insert, update (wrapped, erased_at) on tocsin.data_keys to tocsin_log;
grant select on tocsin.events, tocsin.subjects to tocsin_read;

alter table tocsin.events enable row level security;
alter table tocsin.subjects enable row level security;
create policy log_reads on tocsin.events for select to tocsin_log using (true);
create policy log_appends on tocsin.events for insert to tocsin_log with check (true);
create policy log_keeps on tocsin.subjects for all to tocsin_log using (true) with check (true);
create policy read_in_scope on tocsin.events for select to tocsin_read using (owner = tocsin.scope() or org = tocsin.scope());
create policy read_in_scope on tocsin.subjects for select to tocsin_read using (owner = tocsin.scope());
