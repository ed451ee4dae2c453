-- In every currency, what was debited equals what was credited, posted and pending.
select
  'currency ' || currency as "row",
  format('posted off by %s, pending off by %s', sum(credit_minor - debit_minor), sum(pending_credit_minor - pending_debit_minor)) as detail
from ledger.account_balance
group by currency
having sum(credit_minor - debit_minor) <> 0 or sum(pending_credit_minor - pending_debit_minor) <> 0
