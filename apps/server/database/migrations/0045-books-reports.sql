-- What the checks of the books found, each time they were run: all of them over one moment. They read everything, so pages show
-- the latest report instead of running them.

create table books_report (
  id bigint generated always as identity,
  checked_at timestamptz not null default now(),
  took_ms int not null,
  checks jsonb not null,
  constraint books_report_pkey primary key (id),
  constraint books_report_took_time check (took_ms >= 0)
);
comment on table books_report is 'What the checks of the books found, each time they were run.';
comment on column books_report.id is 'Order of writing.';
comment on column books_report.checked_at is 'The moment that all checks saw, by the real clock.';
comment on column books_report.took_ms is 'How long all of them took.';
comment on column books_report.checks is 'Of each check: name, how many defects, the first ones in words, how long it took, and why it could not be run.';
create index books_report_checked_at_idx on books_report (checked_at desc);

alter table books_report enable row level security;
alter table books_report force row level security;
create policy app_select_books_report on books_report for select to dallal_app using (app_is_operator());
create policy system_all_books_report on books_report to dallal_system using (true) with check (true);
grant select on books_report to dallal_app;
grant select, insert, delete on books_report to dallal_system;
