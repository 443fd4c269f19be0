-- Loads a return, for a request that is repeated.
-- in: enterprise EnterpriseId, return_id int64_t
-- out: seq int64_t, credit Money, points Points
-- rows: one
-- scope: enterprise
SELECT seq, credit, points FROM order_return
WHERE enterprise = :enterprise AND return_id = :return_id
