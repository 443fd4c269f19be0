-- Loads one site of an enterprise by its public number.
-- in: enterprise EnterpriseId, number Text
-- out: site SiteId, agreement AgreementId, joined_on Date, closed_on ?Date
-- rows: one
-- scope: enterprise
SELECT site, agreement, joined_on, closed_on FROM site WHERE enterprise = :enterprise AND number = :number
