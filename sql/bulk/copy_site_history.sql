-- Copies the history of sites of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO site_history (enterprise, site, seq, agreement, from_day)
SELECT enterprise + :shift, site, seq, agreement, from_day
FROM site_history WHERE enterprise BETWEEN :first AND :last
