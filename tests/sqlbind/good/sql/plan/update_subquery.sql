-- Moves sites to the agreement of another.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId
-- rows: changes any
-- scope: enterprise
UPDATE site SET agreement =
    COALESCE((SELECT t.agreement FROM site t WHERE t.enterprise = :enterprise AND t.site = :site), 0),
    number = number || 'x'
WHERE enterprise = :enterprise AND agreement = :agreement
