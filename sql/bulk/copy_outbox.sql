-- Copies outbox rows of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO outbox (enterprise, seq, item, kind, object)
SELECT enterprise + :shift, seq, item, kind, object
FROM outbox WHERE enterprise BETWEEN :first AND :last
