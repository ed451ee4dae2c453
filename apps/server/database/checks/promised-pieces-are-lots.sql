-- A product has as many pieces promised as it has lots that wait or run.
select
  format('product %s', product.id) as "row",
  format('%s promised, %s lots wait or run', product.in_lots, count(lot.id)) as detail
from product
left join lot on lot.product_id = product.id and lot.status in ('queued', 'open')
group by product.id, product.in_lots
having product.in_lots <> count(lot.id)
