-- The lines whose price a change sets.
-- in: enterprise EnterpriseId, change int64_t
-- out: line int64_t, unit_before Money, unit Money
-- rows: many
-- scope: enterprise
SELECT line, unit_before, unit FROM order_change_price
WHERE enterprise = :enterprise AND change = :change ORDER BY line
