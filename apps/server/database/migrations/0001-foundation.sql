-- The ground everything stands on: who may connect and as what, how a row knows who asks, and the few tables that the
-- platform itself keeps. Every later migration gives the roles exactly the rights its own tables need.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['dallal_app', 'dallal_system', 'dallal_identity', 'dallal_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login noinherit', wanted);
    end if;
  end loop;
end
$$;

comment on role dallal_app is 'Requests of people: row security with the caller''s identity, set per transaction.';
comment on role dallal_system is 'Rooms, jobs and webhooks: policies of its own, no way around row security.';
comment on role dallal_identity is 'Sign-in tables only.';
comment on role dallal_jobs is 'Owns the job queue and sees nothing else.';

revoke all on schema public from public;
grant usage on schema public to dallal_app, dallal_system, dallal_identity, dallal_jobs;

-- Functions are for those they are granted to, not for everyone as Postgres has it.
alter default privileges revoke execute on functions from public;

-- Who asks. Both settings live for one transaction; outside of one, or unset, nobody asks.

create function app_user_id() returns uuid
  language sql stable parallel safe
  set search_path = ''
as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
comment on function app_user_id is 'The signed-in person of this transaction, or null.';

create function app_is_operator() returns boolean
  language sql stable parallel safe
  set search_path = ''
as $$ select coalesce(current_setting('app.role', true), '') = 'operator' $$;
comment on function app_is_operator is 'Whether an operator asks in this transaction.';
grant execute on function app_user_id, app_is_operator to dallal_app, dallal_system, dallal_identity;

-- What has been applied. The runner writes it; everyone may look, so that a server can refuse an old database.

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamptz not null default now(),
  constraint migration_pkey primary key (name)
);
comment on table migration is 'Migrations in the order of their names, each applied once, in a transaction of its own.';
comment on column migration.name is 'File name without its ending.';
comment on column migration.hash is 'SHA-256 of the file as it was applied; a file that changed afterwards is refused.';
comment on column migration.applied_at is 'When.';
alter table migration enable row level security;
alter table migration force row level security;
create policy owner_all_migration on migration to current_user using (true) with check (true);
create policy app_select_migration on migration for select to dallal_app using (true);
create policy system_select_migration on migration for select to dallal_system using (true);
grant select on migration to dallal_app, dallal_system;

-- Facts about this installation that outlive a process.

create table installation (
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  constraint installation_pkey primary key (key),
  constraint installation_key_words check (key ~ '^[a-z][a-z0-9_]{0,62}$')
);
comment on table installation is 'Facts about this installation that outlive a process, one a row.';
comment on column installation.key is 'What the fact is about, in snake_case.';
comment on column installation.value is 'The fact, as its writer shapes it.';
comment on column installation.updated_at is 'When it last changed.';
alter table installation enable row level security;
alter table installation force row level security;
create policy system_all_installation on installation to dallal_system using (true) with check (true);
grant select, insert, update, delete on installation to dallal_system;

-- How far business time is ahead of real time. Development and staging only: production composes no clock that reads it.

create table clock_offset (
  one boolean not null default true,
  offset_ms bigint not null default 0,
  constraint clock_offset_pkey primary key (one),
  constraint clock_offset_single_row check (one),
  constraint clock_offset_forward check (offset_ms >= 0)
);
comment on table clock_offset is 'How far business time is ahead of real time; exactly one row.';
comment on column clock_offset.one is 'Always true: the key that allows a single row.';
comment on column clock_offset.offset_ms is 'Milliseconds ahead. Time only ever goes forward.';
insert into clock_offset default values;
alter table clock_offset enable row level security;
alter table clock_offset force row level security;
create policy app_select_clock_offset on clock_offset for select to dallal_app using (true);
create policy system_select_clock_offset on clock_offset for select to dallal_system using (true);
create policy system_update_clock_offset on clock_offset for update to dallal_system using (true) with check (true);
grant select on clock_offset to dallal_app, dallal_system;
grant update (offset_ms) on clock_offset to dallal_system;

-- The first success of a command. The same key with the same body answers it again; with another body it is refused.

create table command_success (
  user_id uuid not null,
  key text not null,
  route text not null,
  fingerprint text not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  constraint command_success_pkey primary key (user_id, key),
  constraint command_success_key_length check (char_length(key) between 8 and 128)
);
comment on table command_success is 'The first success of each command, so that repeating it changes nothing.';
comment on column command_success.user_id is 'Whose command; keys of two people never meet.';
comment on column command_success.key is 'The idempotency key the client chose.';
comment on column command_success.route is 'Which command.';
comment on column command_success.fingerprint is 'SHA-256 of route and body: tells a repetition from a key used twice.';
comment on column command_success.response is 'What was answered.';
comment on column command_success.created_at is 'When; rows are swept after the keys'' lifetime.';
create index command_success_created_at_idx on command_success (created_at);
alter table command_success enable row level security;
alter table command_success force row level security;
create policy app_select_command_success on command_success for select to dallal_app using (user_id = app_user_id());
create policy app_insert_command_success on command_success for insert to dallal_app
  with check (user_id = app_user_id());
create policy system_select_command_success on command_success for select to dallal_system using (true);
create policy system_delete_command_success on command_success for delete to dallal_system using (true);
grant select, insert on command_success to dallal_app;
grant select, delete on command_success to dallal_system;

-- What a domain tells the others: written in the transaction that made it true, delivered afterwards, at least once.

create table outbox (
  id uuid not null,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  constraint outbox_pkey primary key (id),
  constraint outbox_type_words check (type ~ '^[a-z][a-z0-9_]{0,62}$')
);
comment on table outbox is 'Events that domains tell each other, written in the transaction that made them true.';
comment on column outbox.id is 'UUID version 7: events sort by age.';
comment on column outbox.type is 'A fact in the past tense: order_paid.';
comment on column outbox.payload is 'The facts of the event; amounts as text, ids as text, moments as epoch milliseconds.';
comment on column outbox.created_at is 'When it was written.';
alter table outbox enable row level security;
alter table outbox force row level security;
create policy app_insert_outbox on outbox for insert to dallal_app with check (true);
create policy system_all_outbox on outbox to dallal_system using (true) with check (true);
grant insert on outbox to dallal_app;
grant select, insert, delete on outbox to dallal_system;

create table outbox_delivery (
  event_id uuid not null,
  listener text not null,
  delivered_at timestamptz not null default now(),
  constraint outbox_delivery_pkey primary key (event_id, listener),
  constraint outbox_delivery_event_fkey foreign key (event_id) references outbox (id) on delete cascade
);
comment on table outbox_delivery is 'Which listener has dealt with which event, written in the listener''s own transaction: exactly once.';
comment on column outbox_delivery.event_id is 'The event.';
comment on column outbox_delivery.listener is 'The listener''s name.';
comment on column outbox_delivery.delivered_at is 'When its transaction committed.';
alter table outbox_delivery enable row level security;
alter table outbox_delivery force row level security;
create policy system_all_outbox_delivery on outbox_delivery to dallal_system using (true) with check (true);
grant select, insert, delete on outbox_delivery to dallal_system;

-- The job queue. Its tables come from the queue's own library and belong to a role that owns nothing else; the schema and
-- the list of its migrations are made here, so that this role never needs the right to create schemas.

grant dallal_jobs to current_user;
create schema graphile_worker authorization dallal_jobs;
create table graphile_worker.migrations (
  id int primary key,
  ts timestamptz not null default now(),
  breaking boolean not null default false
);
alter table graphile_worker.migrations owner to dallal_jobs;

create table job_worker (
  id text not null,
  node text not null,
  seen_at timestamptz not null default now(),
  constraint job_worker_pkey primary key (id)
);
comment on table job_worker is 'Living job workers. A lock held by one that was not seen lately is taken away.';
comment on column job_worker.id is 'The name under which it locks jobs.';
comment on column job_worker.node is 'The data folder it belongs to: a new process there knows that the old one is gone.';
comment on column job_worker.seen_at is 'Its latest sign of life.';
alter table job_worker enable row level security;
alter table job_worker force row level security;
create policy jobs_all_job_worker on job_worker to dallal_jobs using (true) with check (true);
grant select, insert, update, delete on job_worker to dallal_jobs;

-- Not owned by the callers, who may not touch the queue itself: the owner of this database is a member of its role.
create function enqueue_job(name text, payload jsonb, run_at timestamptz, key text, max_attempts int) returns void
  language plpgsql volatile security definer
  set search_path = ''
as $$
begin
  perform graphile_worker.add_job(
    identifier => name, payload => payload::json, run_at => run_at, job_key => key, max_attempts => max_attempts
  );
end
$$;
comment on function enqueue_job is 'Adds a job in the caller''s transaction; a waiting job with the same key is replaced.';
grant execute on function enqueue_job to dallal_app, dallal_system;
