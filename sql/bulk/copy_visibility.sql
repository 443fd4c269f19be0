-- Copies visibility of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO visibility (enterprise, site, account, evidence, object, seq, from_day, until_day)
SELECT enterprise + :shift, site, account, evidence, object, seq, from_day, until_day
FROM visibility WHERE enterprise BETWEEN :first AND :last
