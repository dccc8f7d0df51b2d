-- Generated from the migrations by "node apps/server/store/write-schema.ts"; to be read, not run.

-- Signed heads of the tree over all events (RFC 6962), one a minute when anything happened. The same lines go to a second place of the site's choice.
create table audit_heads (
  size bigint not null,  -- So many events the tree has: the position of its last.
  at bigint not null,  -- When it was signed, milliseconds since 1970.
  frontier text not null,  -- Hashes of the tree's whole subtrees, the largest first, in hex, joined: the tree goes on from these.
  line text not null,  -- The head as signed, JSON text, with the first 16 bytes of the hash of each event since the head before.
  PRIMARY KEY (size)
);
grant insert, select to tocsin_log;

-- Who holds what only one may hold: a unit on one job, a spoken number on one open incident. The primary key says who won.
create table claims (
  key text not null,  -- What is held.
  holder text not null,  -- Who holds it until released.
  position bigint not null,  -- Position of the log's end when it was taken.
  PRIMARY KEY (key)
);
grant delete, insert, select to tocsin_log;
grant update (holder, position) to tocsin_log;

-- Every answered command: a repeated one hears the first answer and changes nothing.
create table commands (
  org text not null,  -- The organisation that acted; ids of different organisations never meet.
  id text not null,  -- The id that the client made.
  account text not null,  -- Who gave the command.
  at bigint not null,  -- When it was stored.
  position bigint not null,  -- Position of its last event; 0 when it stored none.
  answer text not null,  -- The first answer, JSON text without personal values.
  PRIMARY KEY (org, id)
);
grant insert, select to tocsin_log;

-- Keys of personal fields, one for each subject and retention class, wrapped by the organisation's key, which is not in the database.
create table data_keys (
  id text not null,  -- Random; ciphertexts name it.
  org text not null,  -- Whose key wraps it.
  subject text not null,  -- The incident or contact whose fields it seals.
  retention text not null,  -- Retention class: all that it seals is erased together.
  wrapped bytea,  -- The wrapped key; null once erased: what it sealed can never be read again.
  erased_at bigint,  -- When it was erased; null while it stands.
  CHECK (((wrapped IS NULL) = (erased_at IS NOT NULL))),
  CHECK ((org <> ''::text)),
  PRIMARY KEY (id)
);
CREATE INDEX data_keys_erased ON tocsin.data_keys USING btree (erased_at) WHERE (erased_at IS NOT NULL);
CREATE INDEX data_keys_subject ON tocsin.data_keys USING btree (subject);
grant insert, select to tocsin_log;
grant update (erased_at, wrapped) to tocsin_log;

-- The truth: what happened, in order, append-only. Everything else can be made again from it.
create table events (
  position bigint not null,  -- Global order; gapless, given under the lock of log_head, so that it is the order of commits.
  org text not null,  -- The organisation that acted.
  org_seq bigint not null,  -- Number of the event in the chain of the organisation that acted; gapless.
  subject text not null,  -- What it happened to: kind/id.
  version bigint not null,  -- Number of the event among those of its subject; gapless.
  owner text not null,  -- The organisation that owned the subject when it happened.
  at bigint not null,  -- When it was stored; never smaller than that of an earlier position.
  body text not null,  -- The whole event (type, data, stamp) as RFC 8785 text: the bytes that the hash covers. Personal fields are ciphertext.
  hash bytea not null,  -- SHA-256 over the hash before it in the chain of its organisation (32 zero bytes at the first) and the bytes of body.
  PRIMARY KEY ("position"),
  UNIQUE (org, org_seq),
  UNIQUE (subject, version)
);
create policy log_appends on events for insert to tocsin_log with check (true);
create policy log_reads on events for select to tocsin_log using (true);
create policy read_in_scope on events for select to tocsin_read using (((owner = ( SELECT tocsin.scope() AS scope)) OR (org = ( SELECT tocsin.scope() AS scope))));
grant insert, select to tocsin_log;
grant select to tocsin_read;

-- With which rules a table was folded from the log.
create table folds (
  name text not null,  -- The table.
  version text not null,  -- Version of the rules; when the program brings another, the table is made again.
  position bigint not null,  -- Up to here the table shows the log: a start folds on from the next event.
  PRIMARY KEY (name)
);
grant insert, select, update to tocsin_log;

-- Who somebody of an identity provider (OpenID Connect) is here.
create table identities (
  issuer text not null,  -- The provider.
  subject text not null,  -- Its name for the person.
  account text not null,  -- The account.
  linked_at bigint not null,  -- When they first came that way, milliseconds since 1970.
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_account ON tocsin.identities USING btree (account);
grant delete, insert, select to tocsin_log;

-- One row: which log this is. A client that comes back with a position of another log starts afresh.
create table installation (
  single boolean not null default true,  -- Always true: there is one.
  id uuid not null default gen_random_uuid(),  -- Random, made at install.
  challenge_key bytea not null default sha256((((gen_random_uuid())::text || (gen_random_uuid())::text))::bytea),  -- Marks challenges of this installation, so that none has to be stored before it is answered.
  CHECK (single),
  PRIMARY KEY (single)
);
grant select to tocsin_log;

-- Browsers that somebody has signed in with: guesses from elsewhere do not slow them down.
create table known_devices (
  hash text not null,  -- SHA-256 of the token in the browser, hexadecimal.
  account text not null,  -- Who signed in.
  used_at bigint not null,  -- When that was last, milliseconds since 1970.
  PRIMARY KEY (hash)
);
grant delete, insert, select to tocsin_log;
grant update (used_at) to tocsin_log;

-- The newest position of each unit, so that a restart shows the map at once.
create table latest_positions (
  unit text not null,  -- The unit.
  org text not null,  -- The organisation that owns the unit.
  at bigint not null,  -- When it was there, by the server's clock, in milliseconds since 1970.
  lon double precision not null,  -- WGS 84 degrees.
  lat double precision not null,  -- WGS 84 degrees.
  radius_m real,  -- Doubt in metres; null when not told.
  speed_kmh real,  -- Speed; null when not told.
  heading_deg real,  -- Degrees clockwise from north; null when not told.
  source text not null,  -- What told it: a device, a tracker, the radio.
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  CHECK ((org <> ''::text)),
  PRIMARY KEY (unit)
);
create policy log_keeps on latest_positions for all to tocsin_log using (true) with check (true);
create policy read_in_scope on latest_positions for select to tocsin_read using ((org = ( SELECT tocsin.scope() AS scope)));
grant insert, select, update to tocsin_log;
grant select to tocsin_read;

-- One row: the end of the log, and its lock. Every batch changes it, so batches follow one another in every server process.
create table log_head (
  single boolean not null default true,  -- Always true: there is one log.
  mark text not null,  -- Random name of the batch that wrote last; while it stands, nothing has changed.
  position bigint not null,  -- Position of the newest event; 0 when there is none.
  at bigint not null,  -- Time of the newest event: the clock of the log never runs behind it.
  CHECK (single),
  PRIMARY KEY (single)
);
grant select to tocsin_log;
grant update (at, mark, position) to tocsin_log;

-- Which migrations of the program this database has seen.
create table migrations (
  number integer not null,  -- The number in the file's name; without gaps.
  name text not null,  -- The rest of the file's name.
  sha256 text not null,  -- Of the file's text, in hex: a migration never changes once it is out.
  applied_at timestamp with time zone not null default now(),  -- When it was applied.
  PRIMARY KEY (number)
);

-- Public keys of passkeys (WebAuthn).
create table passkeys (
  id text not null,  -- The credential, base64url.
  account text not null,  -- Whom it stands for.
  host text not null,  -- The host name that it was made for (relying party).
  public_key bytea not null,  -- COSE key.
  counter bigint not null,  -- Signatures that it has counted; one that goes back was copied.
  transports text[] not null,  -- How a browser reaches it.
  name text not null,  -- What its person calls it.
  made_at bigint not null,  -- When it was made, milliseconds since 1970.
  used_at bigint,  -- When it last signed in.
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  PRIMARY KEY (id)
);
CREATE INDEX passkeys_account ON tocsin.passkeys USING btree (account);
grant delete, insert, select to tocsin_log;
grant update (counter, name, used_at) to tocsin_log;

-- Passwords of accounts, hashed.
create table passwords (
  account text not null,  -- The account.
  hash text not null,  -- argon2id in PHC form.
  changed_at bigint not null,  -- When it was set, milliseconds since 1970.
  initial boolean not null default false,  -- Set by somebody else than its person: good for setting an own one at the door, and for nothing else.
  CHECK ((hash ~~ '$argon2id$%'::text)),
  PRIMARY KEY (account)
);
grant insert, select to tocsin_log;
grant update (changed_at, hash, initial) to tocsin_log;

-- Short numbers that open a locked desk, and nothing else.
create table pins (
  account text not null,  -- The account.
  hash text not null,  -- argon2id in PHC form.
  failed integer not null default 0,  -- Wrong tries since the last right one; after a few only a whole sign-in opens the desk.
  set_at bigint not null,  -- When it was set, milliseconds since 1970.
  CHECK ((hash ~~ '$argon2id$%'::text)),
  PRIMARY KEY (account)
);
grant delete, insert, select to tocsin_log;
grant update (failed, hash, set_at) to tocsin_log;

-- Where units on duty were; one partition a day (UTC), dropped whole by retention.
create table positions (
  unit text not null,  -- The unit.
  org text not null,  -- The organisation that owns the unit.
  at bigint not null,  -- When it was there, by the server's clock, in milliseconds since 1970.
  lon double precision not null,  -- WGS 84 degrees.
  lat double precision not null,  -- WGS 84 degrees.
  radius_m real,  -- Doubt in metres; null when not told.
  speed_kmh real,  -- Speed; null when not told.
  heading_deg real,  -- Degrees clockwise from north; null when not told.
  source text not null,  -- What told it: a device, a tracker, the radio.
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  CHECK ((org <> ''::text))
) partition by range (at);
CREATE INDEX positions_unit ON ONLY tocsin.positions USING btree (unit, at DESC);
create policy log_keeps on positions for all to tocsin_log using (true) with check (true);
create policy read_in_scope on positions for select to tocsin_read using ((org = ( SELECT tocsin.scope() AS scope)));
grant insert, select to tocsin_log;
grant select to tocsin_read;

-- Codes that stand in once for a lost second factor.
create table recovery_codes (
  hash text not null,  -- SHA-256 of the account and the code, hexadecimal; a code is 80 random bits.
  account text not null,  -- The account.
  PRIMARY KEY (hash)
);
CREATE INDEX recovery_codes_account ON tocsin.recovery_codes USING btree (account);
grant delete, insert, select to tocsin_log;

-- The last number given in each gapless series, such as the slips of a division and day.
create table serials (
  series text not null,  -- Name of the series.
  last bigint not null,  -- Last number given; at most 2^53 - 1, the largest that a JSON number holds exactly.
  CHECK (((last > 0) AND (last <= '9007199254740991'::bigint))),
  PRIMARY KEY (series)
);
grant insert, select to tocsin_log;
grant update (last) to tocsin_log;

-- Open sign-ins.
create table sessions (
  hash text not null,  -- SHA-256 of the token in the cookie, hexadecimal.
  account text not null,  -- Who signed in.
  expires_at bigint not null,  -- When it ends by itself, milliseconds since 1970.
  id uuid not null default gen_random_uuid(),  -- What a sign-in is called where it is listed and ended.
  way text not null default 'password'::text,  -- How its person proved to be it.
  opened_at bigint not null default 0,  -- When it was opened, milliseconds since 1970.
  confirmed_at bigint not null default 0,  -- When its person last proved to be it; changing a way to sign in asks for a fresh proof.
  seen_at bigint not null default 0,  -- When it was last used, to the minute.
  address text,  -- The network address that opened it.
  device text,  -- Browser and system in its own words, shortened.
  terminal text,  -- The enrolled terminal that it is on, where it is on one.
  locked_at bigint,  -- Since when its desk is locked; null: it is not.
  CHECK ((length(device) <= 200)),
  CHECK ((way = ANY (ARRAY['password'::text, 'totp'::text, 'recovery-code'::text, 'passkey'::text, 'provider'::text]))),
  PRIMARY KEY (hash),
  UNIQUE (id)
);
CREATE INDEX sessions_account ON tocsin.sessions USING btree (account);
grant delete, insert, select to tocsin_log;
grant update (confirmed_at, locked_at, seen_at) to tocsin_log;

-- Exchanges and alarm devices that may hand in contacts.
create table sources (
  id text not null,  -- What its contacts are marked with.
  org text not null,  -- Whose contacts they are.
  hash text not null,  -- SHA-256 of its key, hexadecimal.
  CHECK ((org <> ''::text)),
  PRIMARY KEY (id),
  UNIQUE (hash)
);
grant delete, insert, select to tocsin_log;
grant update (hash) to tocsin_log;

-- The fold of each subject, half a second behind the log: what the board starts from, and what closed subjects are searched in. Made again from events when the fold's rules change.
create table subjects (
  subject text not null,  -- kind/id.
  kind text not null,  -- The first part of subject.
  owner text not null,  -- The organisation that owns it now.
  version bigint not null,  -- Version of the newest event that it shows.
  position bigint not null,  -- Position of the newest event that it shows.
  open boolean not null,  -- Whether it is on the board; closed ones have left memory.
  exercise boolean not null,  -- A drill or a test: never counted.
  number text,  -- The number people call it by.
  type text,  -- Its type code, where its kind has types.
  phase text,  -- Its phase now.
  lon double precision,  -- Where it is, WGS 84 degrees; null when not known.
  lat double precision,  -- Where it is, WGS 84 degrees; null when not known.
  since bigint not null,  -- When its first event was stored.
  state text not null,  -- The fold as JSON text. Personal fields are ciphertext.
  PRIMARY KEY (subject)
);
CREATE INDEX subjects_closed_number ON tocsin.subjects USING btree (number) WHERE ((NOT open) AND (number IS NOT NULL));
CREATE INDEX subjects_closed_of_owner ON tocsin.subjects USING btree (owner, kind, since DESC, subject) WHERE (NOT open);
CREATE INDEX subjects_closed_place ON tocsin.subjects USING gist (point(lon, lat)) WHERE ((NOT open) AND (lon IS NOT NULL));
CREATE INDEX subjects_open ON tocsin.subjects USING btree (subject) WHERE open;
create policy log_keeps on subjects for all to tocsin_log using (true) with check (true);
create policy read_in_scope on subjects for select to tocsin_read using ((owner = ( SELECT tocsin.scope() AS scope)));
grant delete, insert, select, update to tocsin_log;
grant select to tocsin_read;

-- Devices of the organisation that prove which they are.
create table terminals (
  id text not null,  -- Random.
  org text not null,  -- Whose device it is.
  name text not null,  -- What people call it.
  code_hash text,  -- SHA-256 of the code that enrols it once, hexadecimal.
  code_until bigint,  -- Until when that code is taken, milliseconds since 1970.
  public_key bytea,  -- P-256, as SPKI; the private one cannot leave the device.
  enrolled_at bigint,  -- When it was enrolled, milliseconds since 1970.
  seen_at bigint,  -- When somebody last signed in on it.
  lost_at bigint,  -- Since when it counts as lost: nobody signs in on it, and it is wiped when it asks again.
  wiped_at bigint,  -- When it said that it has wiped itself.
  made_by text not null default ''::text,  -- The account that made the code which enrolled it.
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CHECK ((org <> ''::text)),
  PRIMARY KEY (id),
  UNIQUE (code_hash)
);
grant delete, insert, select to tocsin_log;
grant update (code_hash, code_until, enrolled_at, lost_at, name, public_key, seen_at, wiped_at) to tocsin_log;

-- Second factors by time (RFC 6238).
create table totp (
  account text not null,  -- The account.
  secret bytea not null,  -- Sealed by the key of its organisation.
  last_step bigint not null,  -- The step of the newest code that was taken: none counts twice.
  set_at bigint not null,  -- When it was set, milliseconds since 1970.
  PRIMARY KEY (account)
);
grant delete, insert, select to tocsin_log;
grant update (last_step, secret, set_at) to tocsin_log;

-- Challenges that were answered, until they end by themselves: none is answered twice.
create table used_challenges (
  hash text not null,  -- SHA-256 of the challenge, hexadecimal.
  expires_at bigint not null,  -- When it is no longer taken anyway, milliseconds since 1970.
  PRIMARY KEY (hash)
);
grant delete, insert, select to tocsin_log;

CREATE OR REPLACE FUNCTION tocsin.day_of(at bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (at / 86400000)
;
-- Number of the day (UTC) since 1970.;

CREATE OR REPLACE FUNCTION tocsin.drop_positions_before(day bigint)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$
;
-- Drops all days before this one; returns how many.;

CREATE OR REPLACE FUNCTION tocsin.erase_positions(whose text, before bigint)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  gone integer;
begin
  delete from tocsin.positions where org = whose and at < before;
  get diagnostics gone = row_count;
  delete from tocsin.latest_positions where org = whose and at < before;
  return gone;
end $function$
;
-- Removes where units of an organisation were before a moment; days that nobody needs any more are dropped whole.;

CREATE OR REPLACE FUNCTION tocsin.make_positions_day(day bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  execute format(
    'create table if not exists tocsin.%I partition of tocsin.positions for values from (%s) to (%s)',
    'positions_' || day, day * 86400000, (day + 1) * 86400000);
  execute format('alter table tocsin.%I enable row level security', 'positions_' || day);
end $function$
;
-- Makes the partition of a day (UTC, counted from 1970) if it is missing.;

CREATE OR REPLACE FUNCTION tocsin.scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('tocsin.org'::text, true), ''::text)
;
-- The organisation that this transaction may read for (set local tocsin.org); null: none.;
