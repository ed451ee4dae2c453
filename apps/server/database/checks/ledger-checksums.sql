-- A transfer reads as it was written: amount, accounts, kind, what it resolves, and the event it belongs to. This also sees
-- what no balance shows, such as the amount of a hold that was released long ago.
select
  format('transfer %s (journal %s, leg %s)', transfer.id, transfer.journal_id, transfer.leg) as "row",
  format(
    'was changed after it was written: %s of %s from account %s to %s',
    transfer.kind, transfer.amount_minor, transfer.debit_account_id, transfer.credit_account_id
  ) as detail
from ledger.transfer
join ledger.journal on journal.id = transfer.journal_id
where transfer.checksum <> ledger.transfer_checksum(
  journal.key, journal.kind, journal.subject_id, transfer.leg, transfer.kind,
  transfer.debit_account_id, transfer.credit_account_id, transfer.amount_minor, transfer.pending_id, transfer.expires_at,
  transfer.debit_version, transfer.credit_version, transfer.debit_after_minor, transfer.credit_after_minor
)
