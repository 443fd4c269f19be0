-- Copies enterprises of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO enterprise (enterprise, seq, created_on)
SELECT enterprise + :shift, seq, created_on
FROM enterprise WHERE enterprise BETWEEN :first AND :last
