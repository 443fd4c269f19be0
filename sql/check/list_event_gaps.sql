-- Accounts whose events are not 1 to n.
-- out: account AccountId, events int64_t, last int64_t
-- rows: many
-- scope: catalogue
SELECT account, COUNT(*) AS events, MAX(number) AS last
FROM event GROUP BY account HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*)
ORDER BY account
