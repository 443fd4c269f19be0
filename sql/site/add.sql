-- Adds a site to an agreement.
-- in: enterprise EnterpriseId, site SiteId, number Text, agreement AgreementId, joined_on Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, joined_on)
VALUES (:enterprise, :site, :number, :agreement, :joined_on)
