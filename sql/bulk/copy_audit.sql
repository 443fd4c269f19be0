-- Copies audit rows of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO audit (enterprise, seq, at, actor, account, action, object, detail)
SELECT enterprise + :shift, seq, at, actor, account, action, object, detail
FROM audit WHERE enterprise BETWEEN :first AND :last
