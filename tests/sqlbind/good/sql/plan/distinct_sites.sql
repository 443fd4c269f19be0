-- Agreements once each.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId
-- rows: many
-- scope: enterprise
SELECT DISTINCT agreement FROM site WHERE enterprise = :enterprise ORDER BY agreement
