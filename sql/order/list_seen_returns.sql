-- What came back of an order, by day.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: seq int64_t, on_day Date, at Instant
-- rows: many
-- scope: enterprise
SELECT r.seq, r.on_day, a.at FROM order_return AS r
    JOIN audit AS a ON a.enterprise = r.enterprise AND a.seq = r.seq
WHERE r.enterprise = :enterprise AND r.order_id = :order_id ORDER BY r.seq
