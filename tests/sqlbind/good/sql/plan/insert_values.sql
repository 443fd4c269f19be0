-- Adds two sites in one statement.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId, day Date
-- rows: changes any
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, joined_on)
VALUES (:enterprise, :site, 'P-1', :agreement, :day), (:enterprise, :site + 1, 'P-2', :agreement, :day)
ON CONFLICT (enterprise, site) DO NOTHING
