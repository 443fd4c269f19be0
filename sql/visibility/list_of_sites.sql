-- What opens the sites of a JSON list to an account on a day (portal.md V2), each an enterprise's nineteen digits and a
-- site's behind them; `at` is the place in the list, from 0. The keys stand alone first: sql/renewal/quotes.sql says why.
-- in: sites Text, account AccountId, today Date
-- out: at int64_t, evidence Text
-- rows: many
-- scope: exempt sites that somebody sees lie in many enterprises
WITH k AS MATERIALIZED (SELECT j.key AS at, CAST(SUBSTR(j.value, 1, 19) AS bigint) AS enterprise,
        CAST(SUBSTR(j.value, 20) AS bigint) AS site
    FROM json_each(:sites) AS j)
SELECT DISTINCT k.at, v.evidence
FROM k CROSS JOIN visibility AS v
WHERE v.enterprise = k.enterprise AND v.site = k.site AND v.account = :account
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
