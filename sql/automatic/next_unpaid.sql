-- The automatic renewal of an enterprise that was to be paid longest ago and is not (R4.9).
-- in: enterprise EnterpriseId, today Date
-- out: order_id OrderId, quote QuoteId
-- rows: maybe, ahead
-- scope: enterprise
SELECT order_id, quote FROM automatic_order
WHERE enterprise = :enterprise AND state = 'ordered' AND pay_until < :today
ORDER BY pay_until, order_id LIMIT 1
