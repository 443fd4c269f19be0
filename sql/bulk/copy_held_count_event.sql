-- Copies what customers wrote of their counts of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO held_count_event (enterprise, site, part, edition, seq, on_day, download, media, support, deployed)
SELECT enterprise + :shift, site, part, edition, seq, on_day, download, media, support, deployed
FROM held_count_event WHERE enterprise BETWEEN :first AND :last
