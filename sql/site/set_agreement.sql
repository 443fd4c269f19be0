-- Moves a site to another agreement (R5.6).
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId, joined_on Date
-- rows: changes 1
-- scope: enterprise
UPDATE site SET agreement = :agreement, joined_on = :joined_on
WHERE enterprise = :enterprise AND site = :site
