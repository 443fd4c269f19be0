-- The partners that see a site of an agreement on a day, which are told of it (portal.md V2, §6).
-- in: enterprise EnterpriseId, agreement AgreementId, today Date
-- out: account AccountId
-- rows: many, ahead
-- scope: enterprise
SELECT DISTINCT v.account FROM site AS s JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site
WHERE s.enterprise = :enterprise AND s.agreement = :agreement
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
ORDER BY v.account
