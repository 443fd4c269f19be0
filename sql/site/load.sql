-- Loads a site's agreement.
-- in: enterprise EnterpriseId, site SiteId
-- out: agreement AgreementId
-- rows: one
-- scope: enterprise
SELECT agreement FROM site WHERE enterprise = :enterprise AND site = :site
