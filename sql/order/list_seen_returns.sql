-- What came back of an order, by day.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: seq int64_t, on_day Date, at Instant, reason ?Text, account ?AccountId
-- rows: many
-- scope: enterprise
SELECT r.seq, r.on_day, h.recorded_at AS at, r.reason, r.account FROM order_return AS r
    JOIN recorded AS h ON h.enterprise = r.enterprise AND h.seq = r.seq
WHERE r.enterprise = :enterprise AND r.order_id = :order_id ORDER BY r.seq
