-- Nobody's account is overdrawn, and nothing is below zero.
select
  format('account %s (%s %s)', balance.id, balance.code, balance.currency) as "row",
  format(
    'guard %s broken: debit %s credit %s pending %s %s',
    chart.guard, balance.debit_minor, balance.credit_minor, balance.pending_debit_minor, balance.pending_credit_minor
  ) as detail
from ledger.account_balance as balance
join ledger.chart on chart.code = balance.code
where
  least(balance.debit_minor, balance.credit_minor, balance.pending_debit_minor, balance.pending_credit_minor) < 0
  or (chart.guard = 'debits_within_credits' and balance.debit_minor + balance.pending_debit_minor > balance.credit_minor)
  or (chart.guard = 'credits_within_debits' and balance.credit_minor + balance.pending_credit_minor > balance.debit_minor)
