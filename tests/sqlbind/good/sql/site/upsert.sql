-- Adds a site or moves it to another agreement.
-- in: agreement AgreementId, joined_on Date, enterprise EnterpriseId, site SiteId, number Text
-- out: agreement AgreementId
-- rows: one
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, joined_on)
VALUES (:enterprise, :site, :number, :agreement, :joined_on)
ON CONFLICT (enterprise, site) DO UPDATE SET agreement = excluded.agreement
RETURNING agreement
