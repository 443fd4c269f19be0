-- Adds a site.
-- in: enterprise EnterpriseId, site SiteId, number Text, agreement AgreementId,
--   joined_on Date, closed_on ?Date, is_main bool, note ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, joined_on, closed_on, is_main, note)
VALUES (:enterprise, :site, :number, :agreement, :joined_on, :closed_on, :is_main, :note)
