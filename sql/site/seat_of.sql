-- Loads what a customer's user has to know of its own site: its agreement, and its role there.
-- in: enterprise EnterpriseId, site SiteId
-- out: agreement AgreementId, role Text
-- rows: maybe
-- scope: enterprise
SELECT agreement, role FROM site WHERE enterprise = :enterprise AND site = :site
