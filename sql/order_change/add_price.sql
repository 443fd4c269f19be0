-- A line whose price a change sets (P19).
-- in: enterprise EnterpriseId, change int64_t, line int64_t, unit_before Money, unit Money
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_change_price (enterprise, change, line, unit_before, unit)
VALUES (:enterprise, :change, :line, :unit_before, :unit)
