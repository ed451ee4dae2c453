-- What we hold (debit accounts) is what we owe and have earned (credit accounts), and what we owe people is covered by money.
select
  'currency ' || balance.currency as "row",
  format(
    'assets %s, liabilities and revenue %s',
    coalesce(sum(balance.debit_minor - balance.credit_minor) filter (where chart.normal = 'debit'), 0),
    coalesce(sum(balance.credit_minor - balance.debit_minor) filter (where chart.normal = 'credit'), 0)
  ) as detail
from ledger.account_balance as balance
join ledger.chart on chart.code = balance.code
group by balance.currency
having
  coalesce(sum(balance.debit_minor - balance.credit_minor) filter (where chart.normal = 'debit'), 0)
    <> coalesce(sum(balance.credit_minor - balance.debit_minor) filter (where chart.normal = 'credit'), 0)
  or coalesce(sum(balance.debit_minor - balance.credit_minor) filter (where balance.code in ('bank', 'gateway_clearing')), 0)
    < coalesce(sum(balance.credit_minor - balance.debit_minor) filter (
        where balance.code in ('user_wallet', 'order_escrow', 'seller_available', 'payout_transit', 'topup_suspense')
      ), 0)
