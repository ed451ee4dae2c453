-- An event is finished when every listener there is has dealt with it, also when there is none. Until then it is kept, however
-- old; afterwards it is kept for a while and removed. Which listeners there are only the process that carries events knows, so
-- it says when it is done.

alter table outbox add column finished_at timestamptz;
comment on column outbox.finished_at is 'When all of its listeners had dealt with it; null while any has not.';

-- Of events from before, those are finished that no job carries any more. Row security has no policy for the owner of the table.
alter table outbox no force row level security;
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is null then
    update outbox set finished_at = now();
  else
    update outbox set finished_at = now()
    where not exists (select from graphile_worker._private_jobs as job where job.payload ->> 'event' = outbox.id::text);
  end if;
end
$$;
alter table outbox force row level security;

create index outbox_finished_idx on outbox (finished_at) where finished_at is not null;
create index outbox_unfinished_idx on outbox (created_at) where finished_at is null;
grant update (finished_at) on outbox to dallal_system;
