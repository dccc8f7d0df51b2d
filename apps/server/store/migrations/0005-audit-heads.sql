-- Signed heads of the log: what `tocsin audit verify` holds the log against.

create table tocsin.audit_heads (
  size bigint primary key,
  at bigint not null,
  frontier text not null,
  line text not null
);
comment on table tocsin.audit_heads is 'Signed heads of the tree over all events (RFC 6962), one a minute when anything happened. The same lines go to a second place of the site''s choice.';
comment on column tocsin.audit_heads.size is 'So many events the tree has: the position of its last.';
comment on column tocsin.audit_heads.at is 'When it was signed, milliseconds since 1970.';
comment on column tocsin.audit_heads.frontier is 'Hashes of the tree''s whole subtrees, the largest first, in hex, joined: the tree goes on from these.';
comment on column tocsin.audit_heads.line is 'The head as signed, JSON text, with the first 16 bytes of the hash of each event since the head before.';
grant select, insert on tocsin.audit_heads to tocsin_log;
