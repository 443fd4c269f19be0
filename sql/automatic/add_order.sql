-- Notes that a standing quote became an order by itself, and until when that may be paid.
-- in: enterprise EnterpriseId, order_id OrderId, seq int64_t, quote QuoteId, due Date, pay_until Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO automatic_order (enterprise, order_id, seq, quote, due, pay_until, state)
VALUES (:enterprise, :order_id, :seq, :quote, :due, :pay_until, 'ordered')
