-- The agreement of a site that may not be there for who asks.
-- in: enterprise EnterpriseId, site SiteId
-- out: agreement AgreementId
-- rows: maybe
-- scope: enterprise
SELECT agreement FROM site WHERE enterprise = :enterprise AND site = :site
