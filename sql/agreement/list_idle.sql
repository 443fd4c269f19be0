-- Enterprises that hold an agreement whose running term ended before a day, from one enterprise on.
-- in: after EnterpriseId, today Date, most int64_t
-- out: enterprise EnterpriseId
-- rows: many
-- scope: exempt the nightly run looks over all enterprises
SELECT DISTINCT enterprise FROM agreement
WHERE term_end < :today AND enterprise > :after
ORDER BY enterprise LIMIT :most
