-- The originating site of an agreement, whose zone counts its days (R10.1).
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: site SiteId, time_zone Text
-- rows: maybe
-- scope: enterprise
SELECT site, time_zone FROM site
WHERE enterprise = :enterprise AND agreement = :agreement AND role = 'originating'
ORDER BY site LIMIT 1
