-- Copies moves of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO entitlement_move (enterprise, move, seq, on_day, from_site, to_site, quantity)
SELECT enterprise + :shift, move, seq, on_day, from_site, to_site, quantity
FROM entitlement_move WHERE enterprise BETWEEN :first AND :last
