-- The person behind a login, as the market knows them: a name, a language, a portrait; and who works here as operator.
-- Everyone is a buyer; a seller is known by their row in seller (0004). Seeing a row is for its owner and for operators;
-- verified sellers are public.

create table person (
  id uuid not null,
  name text not null,
  locale text not null,
  portrait_id uuid,
  created_at timestamptz not null,
  constraint person_pkey primary key (id),
  constraint person_login_fkey foreign key (id) references identity.login (id),
  constraint person_name_length check (char_length(name) between 2 and 60),
  constraint person_locale_known check (locale in ('ar', 'en'))
);
comment on table person is 'A person as the market knows them.';
comment on column person.id is 'The same id as their login.';
comment on column person.name is 'As they wish to be called.';
comment on column person.locale is 'The language of mails and messages to them.';
comment on column person.portrait_id is 'Their picture; null when none was given.';
comment on column person.created_at is 'When the account was opened.';
create index person_created_at_idx on person (created_at, id);

create table role_grant (
  person_id uuid not null,
  role text not null,
  granted_at timestamptz not null,
  constraint role_grant_pkey primary key (person_id, role),
  constraint role_grant_person_fkey foreign key (person_id) references person (id),
  constraint role_grant_role_known check (role in ('operator'))
);
comment on table role_grant is 'Roles that are given, not earned.';
comment on column role_grant.person_id is 'Who has it.';
comment on column role_grant.role is 'operator: runs this market and sees its console.';
comment on column role_grant.granted_at is 'When.';

alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy app_select_role_grant on role_grant for select to dallal_app
  using (person_id = app_user_id() or app_is_operator());
create policy system_select_role_grant on role_grant for select to dallal_system using (true);
create policy identity_select_role_grant on role_grant for select to dallal_identity using (true);
create policy identity_insert_role_grant on role_grant for insert to dallal_identity with check (true);
grant select on role_grant to dallal_app, dallal_system;
grant select, insert on role_grant to dallal_identity;
