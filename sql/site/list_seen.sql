-- The sites of an agreement that are seen, the originating one first. account 0: of no partner; only_site 0: all of them.
-- in: enterprise EnterpriseId, agreement AgreementId, only_site SiteId, account AccountId, today Date
-- out: site SiteId, number Text, name Text
-- rows: many
-- scope: enterprise
SELECT s.site, s.number, s.name FROM site AS s
WHERE s.enterprise = :enterprise AND s.agreement = :agreement AND (s.site = :only_site OR :only_site = 0)
    AND (CAST(:account AS bigint) = 0 OR EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = s.enterprise
        AND v.site = s.site AND +v.account = :account AND v.from_day <= :today
        AND (v.until_day IS NULL OR v.until_day >= :today)))
ORDER BY CASE WHEN s.role = 'originating' THEN 0 ELSE 1 END, s.number
