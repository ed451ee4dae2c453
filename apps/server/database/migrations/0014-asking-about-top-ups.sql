-- The gateway is asked about each top-up at a moment of its own, and each time it is asked the next moment is set. Whoever has
-- waited longest comes first, so that nobody is pushed out by others however many they begin and cancel.

alter table top_up add column ask_at timestamptz;
comment on column top_up.ask_at is 'When the gateway is asked about it next; null when there is nothing more to learn.';

-- Its owner sees no row of it while row security is forced upon them too.
alter table top_up no force row level security;
update top_up set ask_at = coalesce(ended_at, started_at) where status in ('pending', 'cancelled', 'expired');
alter table top_up force row level security;

alter table top_up add constraint top_up_pending_is_asked_about check (status <> 'pending' or ask_at is not null);
drop index top_up_pending_idx;
create index top_up_pending_ask_idx on top_up (ask_at) where status = 'pending';
create index top_up_ended_ask_idx on top_up (ask_at) where status in ('cancelled', 'expired') and ask_at is not null;

grant update (ask_at) on top_up to dallal_system;
