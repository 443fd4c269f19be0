-- What opens any site of each agreement of a JSON list (as in sql/agreement/list_seen.sql) to an account on a day
-- (portal.md V2).
-- in: agreements Text, account AccountId, today Date
-- out: at int64_t, evidence Text
-- rows: many
-- scope: exempt agreements that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS agreement FROM keys_each(:agreements))
SELECT DISTINCT k.at, v.evidence FROM k CROSS JOIN site AS s CROSS JOIN visibility AS v
WHERE s.enterprise = k.enterprise AND s.agreement = k.agreement AND v.enterprise = s.enterprise AND v.site = s.site
    AND +v.account = :account AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
ORDER BY k.at, v.evidence
