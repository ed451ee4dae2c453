-- A bank refuses transfers: an account that is closed, a name that differs. Then an operator notes that the payout failed and why,
-- before or after it was sent, and the money is the seller's again. What has arrived cannot fail any more.

alter table payout
  add column failed_at timestamptz,
  add column failed_by uuid,
  add column failure_reason text,
  drop constraint payout_status_known,
  drop constraint payout_sent_whole,
  add constraint payout_failed_by_fkey foreign key (failed_by) references person (id),
  add constraint payout_status_known check (status in ('requested', 'sent', 'paid', 'failed')),
  add constraint payout_sent_whole check (
    (status <> 'requested' or sent_at is null)
    and (status not in ('sent', 'paid') or sent_at is not null)
    and (sent_at is null) = (sent_by is null)
    and (sent_at is null) = (bank_reference is null)
  ),
  add constraint payout_failed_whole check (
    (status = 'failed') = (failed_at is not null)
    and (failed_at is null) = (failed_by is null)
    and (failed_at is null) = (failure_reason is null)
  );
comment on column payout.status is 'requested, sent, paid: only forward; or failed, before it is paid.';
comment on column payout.failed_at is 'When it was seen that the bank does not take it.';
comment on column payout.failed_by is 'The operator who saw it.';
comment on column payout.failure_reason is 'Why, in the operator''s words; the seller reads it.';
grant update (failed_at, failed_by, failure_reason) on payout to dallal_system;
