-- Who can sign in, and how: kept apart in a schema that only the sign-in role enters, so that no mistake in the rest of the
-- application can read a password, a session or a code. login, credential, session and verification have the columns the
-- sign-in library asks for (a test compares them); phone_code, attempt and operator_link are our own.

create schema identity;
comment on schema identity is 'Sign-in: logins, passwords, sessions, phone codes. Only dallal_identity may enter.';
grant usage on schema identity to dallal_identity;

create table identity.login (
  id uuid not null default gen_random_uuid(),
  name text not null default '',
  email text not null,
  email_verified boolean not null default false,
  image text,
  phone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint login_pkey primary key (id),
  constraint login_email_key unique (email),
  constraint login_phone_key unique (phone),
  constraint login_email_lower_case check (email = lower(email) and char_length(email) between 3 and 254),
  constraint login_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$')
);
comment on table identity.login is 'One row a person: the addresses by which they sign in.';
comment on column identity.login.id is 'The person; the same id as public.person.';
comment on column identity.login.name is 'Asked for by the sign-in library and left empty: names are in public.person.';
comment on column identity.login.email is 'In lower case. Who signs in by phone only has <id>@phone.invalid, which is never shown nor written to.';
comment on column identity.login.email_verified is 'Whether the person has shown that the mailbox is theirs.';
comment on column identity.login.image is 'Asked for by the sign-in library and left empty: portraits are in public.person.';
comment on column identity.login.phone is 'E.164, proven by a code; null when none was given.';
comment on column identity.login.created_at is 'When the account was opened.';
comment on column identity.login.updated_at is 'When an address last changed.';

create table identity.credential (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint credential_pkey primary key (id),
  constraint credential_provider_account_key unique (provider_id, account_id),
  constraint credential_user_fkey foreign key (user_id) references identity.login (id) on delete cascade
);
comment on table identity.credential is 'What proves a login: so far a password, provider credential.';
comment on column identity.credential.id is 'Of the row.';
comment on column identity.credential.account_id is 'The login as the provider names it; for a password our own id.';
comment on column identity.credential.provider_id is 'Who vouches: credential means a password kept here.';
comment on column identity.credential.user_id is 'The login it proves.';
comment on column identity.credential.password is 'scrypt, salt:key in hex.';
comment on column identity.credential.access_token is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.refresh_token is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.id_token is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.access_token_expires_at is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.refresh_token_expires_at is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.scope is 'Of a provider elsewhere; asked for by the sign-in library.';
comment on column identity.credential.created_at is 'When it was made.';
comment on column identity.credential.updated_at is 'When it last changed.';
create index credential_user_id_idx on identity.credential (user_id);

create table identity.session (
  id uuid not null default gen_random_uuid(),
  token text not null,
  user_id uuid not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint session_pkey primary key (id),
  constraint session_token_key unique (token),
  constraint session_user_fkey foreign key (user_id) references identity.login (id) on delete cascade
);
comment on table identity.session is 'Browsers and apps that are signed in. Deleting the row signs out at once.';
comment on column identity.session.id is 'Names the session to ourselves; not a secret.';
comment on column identity.session.token is 'The secret in the cookie.';
comment on column identity.session.user_id is 'Who is signed in.';
comment on column identity.session.expires_at is 'When it ends by itself.';
comment on column identity.session.ip_address is 'Asked for by the sign-in library and left empty: we keep no addresses.';
comment on column identity.session.user_agent is 'Which browser, as it said itself.';
comment on column identity.session.created_at is 'When it was opened.';
comment on column identity.session.updated_at is 'When it last changed.';
create index session_user_id_idx on identity.session (user_id);
create index session_expires_at_idx on identity.session (expires_at);

create table identity.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint verification_pkey primary key (id)
);
comment on table identity.verification is 'Links in mails that prove a mailbox, kept by the sign-in library.';
comment on column identity.verification.id is 'Of the row.';
comment on column identity.verification.identifier is 'What is being proven.';
comment on column identity.verification.value is 'What proves it.';
comment on column identity.verification.expires_at is 'When it ends.';
comment on column identity.verification.created_at is 'When it was made.';
comment on column identity.verification.updated_at is 'When it last changed.';
create index verification_identifier_idx on identity.verification (identifier);

create table identity.phone_code (
  id uuid not null,
  phone text not null,
  purpose text not null,
  code_hmac bytea not null,
  tries smallint not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  constraint phone_code_pkey primary key (id),
  constraint phone_code_phone_purpose_key unique (phone, purpose),
  constraint phone_code_purpose_known check (purpose in ('sign_in')),
  constraint phone_code_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint phone_code_three_tries check (tries between 0 and 3),
  constraint phone_code_hmac_length check (octet_length(code_hmac) = 32)
);
comment on table identity.phone_code is 'The latest one-time code of each number and purpose; a new one takes the place of the old.';
comment on column identity.phone_code.id is 'Of this code; the HMAC is bound to it.';
comment on column identity.phone_code.phone is 'E.164.';
comment on column identity.phone_code.purpose is 'What the code may be used for, and for nothing else.';
comment on column identity.phone_code.code_hmac is 'HMAC-SHA256 of id, number, purpose and code with the secret of this installation.';
comment on column identity.phone_code.tries is 'Guesses so far, counted by the statement that allows a guess; three at most.';
comment on column identity.phone_code.expires_at is 'Five minutes after it was sent.';
comment on column identity.phone_code.used_at is 'When the right code was given; it works once.';
comment on column identity.phone_code.created_at is 'When it was sent.';
create index phone_code_expires_at_idx on identity.phone_code (expires_at);

create table identity.attempt (
  key text not null,
  count int not null,
  ends_at timestamptz not null,
  constraint attempt_pkey primary key (key),
  constraint attempt_count_positive check (count > 0)
);
comment on table identity.attempt is 'How often something that must be rare was tried in its window, by address and by account.';
comment on column identity.attempt.key is 'HMAC-SHA256 in hex of what is counted and for whom: no address or number can be read from it.';
comment on column identity.attempt.count is 'Attempts in this window.';
comment on column identity.attempt.ends_at is 'When the window ends and counting begins anew.';
create index attempt_ends_at_idx on identity.attempt (ends_at);

create table identity.operator_link (
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  constraint operator_link_pkey primary key (token_hash),
  constraint operator_link_hash_length check (octet_length(token_hash) = 32)
);
comment on table identity.operator_link is 'Printed links that make the first operator; each opens once and lives fifteen minutes.';
comment on column identity.operator_link.token_hash is 'SHA-256 of the token; the token itself is only printed.';
comment on column identity.operator_link.expires_at is 'When it ends.';
comment on column identity.operator_link.used_at is 'When it was opened.';
comment on column identity.operator_link.created_at is 'When it was printed.';

do $$
declare
  name text;
begin
  foreach name in array array['login', 'credential', 'session', 'verification', 'phone_code', 'attempt', 'operator_link'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('alter table identity.%I force row level security', name);
    execute format('create policy identity_all_%1$s on identity.%1$I to dallal_identity using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on identity.%I to dallal_identity', name);
  end loop;
end
$$;
