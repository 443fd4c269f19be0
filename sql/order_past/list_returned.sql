-- What came back of the accepted orders of a JSON list (as in sql/order/list_seen.sql), order by order, with when.
-- in: orders Text
-- out: at int64_t, line int64_t, seq int64_t, on_day Date, quantity Quantity
-- rows: many
-- scope: exempt orders that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS order_id FROM keys_each(:orders))
SELECT k.at, r.line, r.seq, r.on_day, r.quantity
FROM k CROSS JOIN order_return AS r
WHERE r.enterprise = k.enterprise AND r.order_id = k.order_id
ORDER BY k.at, r.return_id
