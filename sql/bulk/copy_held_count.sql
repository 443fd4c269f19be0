-- Copies what customers count of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO held_count (enterprise, site, part, edition, download, media, support, deployed)
SELECT enterprise + :shift, site, part, edition, download, media, support, deployed
FROM held_count WHERE enterprise BETWEEN :first AND :last
