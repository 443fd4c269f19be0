-- What became of a transfer, in its order. The customer is named where it did the step; a partner who asked need not be known to another.
-- in: enterprise EnterpriseId, transfer int64_t
-- out: step int64_t, verb Text, side ?Text, on_day Date, at Instant, reason ?Text, customer_name ?Text
-- rows: many
-- scope: enterprise
SELECT t.step, t.verb, t.side, t.on_day, t.at, t.reason, a.name AS customer_name
FROM transfer_step AS t LEFT JOIN account AS a ON a.account = t.account AND a.enterprise = t.enterprise
WHERE t.enterprise = :enterprise AND t.transfer = :transfer ORDER BY t.step
