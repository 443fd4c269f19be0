-- What came back of an enterprise's orders.
-- in: enterprise EnterpriseId
-- out: return_id int64_t, seq int64_t, order_id OrderId, line int64_t, on_day Date,
--   quantity Quantity, credit Money, points Points, account ?AccountId
-- rows: many
-- scope: enterprise
SELECT return_id, seq, order_id, line, on_day, quantity, credit, points, account
FROM order_return WHERE enterprise = :enterprise ORDER BY return_id
