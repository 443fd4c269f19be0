-- The sites of an enterprise as they are kept.
-- in: enterprise EnterpriseId
-- out: site SiteId, number Text, name_key Text, agreement AgreementId, joined_on Date
-- rows: many
-- scope: enterprise
SELECT site, number, name_key, agreement, joined_on FROM site WHERE enterprise = :enterprise ORDER BY site
