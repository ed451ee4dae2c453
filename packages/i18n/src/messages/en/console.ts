export const console = {
  console: 'Console',
  operator: 'Operator',
  verify: 'Verify',
  reject: 'Reject',
  reason: 'Reason',
  mark_sent: 'Mark as sent to the bank',
  mark_paid: 'Mark as paid',
  ledger: 'Ledger',
  journal: 'Journal',
  transfer: 'Transfer',
  trial_balance: 'Trial balance',
  books_agree: 'The books agree',
  books_differ:
    '{count, plural, =0 {No difference in the books} one {# difference in the books} other {# differences in the books}}',
  void_lot: 'Void the lot',
  nothing_waiting_title: 'Nothing is waiting',
  nothing_waiting_body: 'What needs a decision appears here: sellers to verify and payouts to send.',
} as const
