-- What opens any site of an agreement to an account on a day (portal.md V2).
-- in: enterprise EnterpriseId, agreement AgreementId, account AccountId, today Date
-- out: evidence Text
-- rows: many
-- scope: enterprise
SELECT DISTINCT v.evidence FROM site AS s JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site
WHERE s.enterprise = :enterprise AND s.agreement = :agreement AND +v.account = :account
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
ORDER BY v.evidence
