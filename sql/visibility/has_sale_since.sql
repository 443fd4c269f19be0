-- How many sales since a day open a site to an account (portal.md V5).
-- in: enterprise EnterpriseId, site SiteId, account AccountId, since Date
-- out: sales int64_t
-- rows: one
-- scope: enterprise
SELECT COUNT(*) AS sales FROM visibility
WHERE enterprise = :enterprise AND site = :site AND +account = :account AND evidence = 'sale' AND from_day >= :since
