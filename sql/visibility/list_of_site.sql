-- What opens a site to an account on a day (portal.md V2).
-- in: enterprise EnterpriseId, site SiteId, account AccountId, today Date
-- out: evidence Text
-- rows: many
-- scope: enterprise
SELECT DISTINCT evidence FROM visibility
WHERE enterprise = :enterprise AND site = :site AND account = :account
    AND from_day <= :today AND (until_day IS NULL OR until_day >= :today)
ORDER BY evidence
