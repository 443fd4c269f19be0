-- Copies returns of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO order_return (enterprise, return_id, seq, order_id, line, on_day, quantity, credit,
    points, reason, account)
SELECT enterprise + :shift, return_id, seq, order_id, line, on_day, quantity, credit, points, reason, account
FROM order_return WHERE enterprise BETWEEN :first AND :last
