-- The sites of an agreement.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: site SiteId, number Text, role Text, joined_on Date
-- rows: many
-- scope: enterprise
SELECT site, number, role, joined_on FROM site
WHERE enterprise = :enterprise AND agreement = :agreement
ORDER BY CASE WHEN role = 'originating' THEN 0 ELSE 1 END, number
