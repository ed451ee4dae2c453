-- Work that nobody will do any more must be seen by somebody: jobs that were tried as often as they may be, and events that some
-- listener has not dealt with. The queue belongs to a role of its own, so what is seen of it goes through a function.

create function given_up_jobs(most int)
  returns table (id bigint, name text, attempts int, error text, since timestamptz, event_id uuid)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if to_regclass('graphile_worker._private_jobs') is null then
    return;
  end if;
  return query
    select
      job.id, task.identifier, job.attempts::int, left(job.last_error, 300), job.updated_at,
      case when task.identifier = 'deliver_event' then (job.payload ->> 'event')::uuid end
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where job.attempts >= job.max_attempts and job.locked_at is null
    order by job.updated_at desc
    limit most;
end
$$;
comment on function given_up_jobs is 'Jobs that were tried as often as they may be and are left for a person to look at, latest first.';
grant execute on function given_up_jobs to dallal_system;
