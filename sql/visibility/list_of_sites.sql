-- What opens the sites of a JSON list to an account on a day (portal.md V2), each an enterprise's nineteen digits and a
-- site's behind them; `at` is the place in the list, from 0.
-- in: sites Text, account AccountId, today Date
-- out: at int64_t, evidence Text
-- rows: many
-- scope: exempt sites that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT DISTINCT k.at, v.evidence
FROM k CROSS JOIN visibility AS v
WHERE v.enterprise = k.enterprise AND v.site = k.site AND v.account = :account
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
