-- Ways to sign in beside a password, what a sign-in shows of itself, locked desks and terminals. Secrets are hashes, or sealed
-- by the organisation's key, which is not in the database.

alter table tocsin.sessions
  add column id uuid not null default gen_random_uuid() unique,
  add column way text not null default 'password' check (way in ('password', 'totp', 'recovery-code', 'passkey', 'provider')),
  add column opened_at bigint not null default 0,
  add column confirmed_at bigint not null default 0,
  add column seen_at bigint not null default 0,
  add column address text,
  add column device text check (length(device) <= 200),
  add column terminal text,
  add column locked_at bigint;
comment on column tocsin.sessions.id is 'What a sign-in is called where it is listed and ended.';
comment on column tocsin.sessions.way is 'How its person proved to be it.';
comment on column tocsin.sessions.opened_at is 'When it was opened, milliseconds since 1970.';
comment on column tocsin.sessions.confirmed_at is 'When its person last proved to be it; changing a way to sign in asks for a fresh proof.';
comment on column tocsin.sessions.seen_at is 'When it was last used, to the minute.';
comment on column tocsin.sessions.address is 'The network address that opened it.';
comment on column tocsin.sessions.device is 'Browser and system in its own words, shortened.';
comment on column tocsin.sessions.terminal is 'The enrolled terminal that it is on, where it is on one.';
comment on column tocsin.sessions.locked_at is 'Since when its desk is locked; null: it is not.';
grant update (confirmed_at, seen_at, locked_at) on tocsin.sessions to tocsin_log;

create table tocsin.totp (
  account text primary key,
  secret bytea not null,
  last_step bigint not null,
  set_at bigint not null
);
comment on table tocsin.totp is 'Second factors by time (RFC 6238).';
comment on column tocsin.totp.account is 'The account.';
comment on column tocsin.totp.secret is 'Sealed by the key of its organisation.';
comment on column tocsin.totp.last_step is 'The step of the newest code that was taken: none counts twice.';
comment on column tocsin.totp.set_at is 'When it was set, milliseconds since 1970.';
grant select, insert, update (secret, last_step, set_at), delete on tocsin.totp to tocsin_log;

create table tocsin.recovery_codes (
  hash text primary key,
  account text not null
);
comment on table tocsin.recovery_codes is 'Codes that stand in once for a lost second factor.';
comment on column tocsin.recovery_codes.hash is 'SHA-256 of the account and the code, hexadecimal; a code is 80 random bits.';
comment on column tocsin.recovery_codes.account is 'The account.';
create index recovery_codes_account on tocsin.recovery_codes (account);
grant select, insert, delete on tocsin.recovery_codes to tocsin_log;

create table tocsin.passkeys (
  id text primary key,
  account text not null,
  host text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 60),
  made_at bigint not null,
  used_at bigint
);
comment on table tocsin.passkeys is 'Public keys of passkeys (WebAuthn).';
comment on column tocsin.passkeys.id is 'The credential, base64url.';
comment on column tocsin.passkeys.account is 'Whom it stands for.';
comment on column tocsin.passkeys.host is 'The host name that it was made for (relying party).';
comment on column tocsin.passkeys.public_key is 'COSE key.';
comment on column tocsin.passkeys.counter is 'Signatures that it has counted; one that goes back was copied.';
comment on column tocsin.passkeys.transports is 'How a browser reaches it.';
comment on column tocsin.passkeys.name is 'What its person calls it.';
comment on column tocsin.passkeys.made_at is 'When it was made, milliseconds since 1970.';
comment on column tocsin.passkeys.used_at is 'When it last signed in.';
create index passkeys_account on tocsin.passkeys (account);
grant select, insert, update (counter, used_at, name), delete on tocsin.passkeys to tocsin_log;

create table tocsin.used_challenges (
  hash text primary key,
  expires_at bigint not null
);
comment on table tocsin.used_challenges is 'Challenges that were answered, until they end by themselves: none is answered twice.';
comment on column tocsin.used_challenges.hash is 'SHA-256 of the challenge, hexadecimal.';
comment on column tocsin.used_challenges.expires_at is 'When it is no longer taken anyway, milliseconds since 1970.';
grant select, insert, delete on tocsin.used_challenges to tocsin_log;

alter table tocsin.installation
  add column challenge_key bytea not null default sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea);
comment on column tocsin.installation.challenge_key is 'Marks challenges of this installation, so that none has to be stored before it is answered.';

create table tocsin.identities (
  issuer text not null,
  subject text not null,
  account text not null,
  linked_at bigint not null,
  primary key (issuer, subject)
);
comment on table tocsin.identities is 'Who somebody of an identity provider (OpenID Connect) is here.';
comment on column tocsin.identities.issuer is 'The provider.';
comment on column tocsin.identities.subject is 'Its name for the person.';
comment on column tocsin.identities.account is 'The account.';
comment on column tocsin.identities.linked_at is 'When they first came that way, milliseconds since 1970.';
create index identities_account on tocsin.identities (account);
grant select, insert, delete on tocsin.identities to tocsin_log;

create table tocsin.pins (
  account text primary key,
  hash text not null check (hash like '$argon2id$%'),
  failed integer not null default 0,
  set_at bigint not null
);
comment on table tocsin.pins is 'Short numbers that open a locked desk, and nothing else.';
comment on column tocsin.pins.account is 'The account.';
comment on column tocsin.pins.hash is 'argon2id in PHC form.';
comment on column tocsin.pins.failed is 'Wrong tries since the last right one; after a few only a whole sign-in opens the desk.';
comment on column tocsin.pins.set_at is 'When it was set, milliseconds since 1970.';
grant select, insert, update (hash, failed, set_at), delete on tocsin.pins to tocsin_log;

create table tocsin.known_devices (
  hash text primary key,
  account text not null,
  used_at bigint not null
);
comment on table tocsin.known_devices is 'Browsers that somebody has signed in with: guesses from elsewhere do not slow them down.';
comment on column tocsin.known_devices.hash is 'SHA-256 of the token in the browser, hexadecimal.';
comment on column tocsin.known_devices.account is 'Who signed in.';
comment on column tocsin.known_devices.used_at is 'When that was last, milliseconds since 1970.';
grant select, insert, update (used_at), delete on tocsin.known_devices to tocsin_log;

create table tocsin.terminals (
  id text primary key,
  org text not null check (org <> ''),
  name text not null check (length(name) between 1 and 60),
  code_hash text unique,
  code_until bigint,
  public_key bytea,
  enrolled_at bigint,
  seen_at bigint,
  lost_at bigint,
  wiped_at bigint
);
comment on table tocsin.terminals is 'Devices of the organisation that prove which they are.';
comment on column tocsin.terminals.id is 'Random.';
comment on column tocsin.terminals.org is 'Whose device it is.';
comment on column tocsin.terminals.name is 'What people call it.';
comment on column tocsin.terminals.code_hash is 'SHA-256 of the code that enrols it once, hexadecimal.';
comment on column tocsin.terminals.code_until is 'Until when that code is taken, milliseconds since 1970.';
comment on column tocsin.terminals.public_key is 'P-256, as SPKI; the private one cannot leave the device.';
comment on column tocsin.terminals.enrolled_at is 'When it was enrolled, milliseconds since 1970.';
comment on column tocsin.terminals.seen_at is 'When somebody last signed in on it.';
comment on column tocsin.terminals.lost_at is 'Since when it counts as lost: nobody signs in on it, and it is wiped when it asks again.';
comment on column tocsin.terminals.wiped_at is 'When it said that it has wiped itself.';
grant select, insert, update (name, code_hash, code_until, public_key, enrolled_at, seen_at, lost_at, wiped_at), delete on tocsin.terminals to tocsin_log;
