-- Sign-ins and keys of sources. Secrets are kept as hashes alone, apart from the log, which never forgets.

create table tocsin.passwords (
  account text primary key,
  hash text not null check (hash like '$argon2id$%'),
  changed_at bigint not null
);
comment on table tocsin.passwords is 'Passwords of accounts, hashed.';
comment on column tocsin.passwords.account is 'The account.';
comment on column tocsin.passwords.hash is 'argon2id in PHC form.';
comment on column tocsin.passwords.changed_at is 'When it was set, milliseconds since 1970.';

create table tocsin.sessions (
  hash text primary key,
  account text not null,
  expires_at bigint not null
);
comment on table tocsin.sessions is 'Open sign-ins.';
comment on column tocsin.sessions.hash is 'SHA-256 of the token in the cookie, hexadecimal.';
comment on column tocsin.sessions.account is 'Who signed in.';
comment on column tocsin.sessions.expires_at is 'When it ends by itself, milliseconds since 1970.';
create index sessions_account on tocsin.sessions (account);

create table tocsin.sources (
  id text primary key,
  org text not null check (org <> ''),
  hash text not null unique
);
comment on table tocsin.sources is 'Exchanges and alarm devices that may hand in contacts.';
comment on column tocsin.sources.id is 'What its contacts are marked with.';
comment on column tocsin.sources.org is 'Whose contacts they are.';
comment on column tocsin.sources.hash is 'SHA-256 of its key, hexadecimal.';

create table tocsin.installation (
  single boolean primary key default true check (single),
  id uuid not null default gen_random_uuid()
);
comment on table tocsin.installation is 'One row: which log this is. A client that comes back with a position of another log starts afresh.';
comment on column tocsin.installation.single is 'Always true: there is one.';
comment on column tocsin.installation.id is 'Random, made at install.';
insert into tocsin.installation default values;
grant select on tocsin.installation to tocsin_log;

grant select, insert, update (hash, changed_at) on tocsin.passwords to tocsin_log;
grant select, insert, delete on tocsin.sessions to tocsin_log;
grant select, insert, update (hash), delete on tocsin.sources to tocsin_log;
