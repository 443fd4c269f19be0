-- The sites of an enterprise as they are kept.
-- in: enterprise EnterpriseId
-- out: site SiteId, number Text, agreement AgreementId, joined_on Date
-- rows: many
-- scope: enterprise
SELECT site, number, agreement, joined_on FROM site WHERE enterprise = :enterprise ORDER BY site
