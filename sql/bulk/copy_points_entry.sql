-- Copies the points ledger of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO points_entry (enterprise, agreement, seq, line, term, on_day, cause, order_id, site,
    part, quantity, points)
SELECT enterprise + :shift, agreement, seq, line, term, on_day, cause, order_id, site, part,
    quantity, points
FROM points_entry WHERE enterprise BETWEEN :first AND :last
