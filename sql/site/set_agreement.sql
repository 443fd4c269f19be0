-- Moves a site to another agreement (R5.6), which keeps its own originating site: who sees all of it (V1) stays who it is. Only
-- where that one has left is it this site from now on.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId, joined_on Date
-- rows: changes 1
-- scope: enterprise
UPDATE site SET agreement = :agreement, joined_on = :joined_on,
    role = CASE WHEN EXISTS (SELECT 1 FROM site AS o WHERE o.enterprise = :enterprise AND o.agreement = :agreement
        AND o.role = 'originating') THEN 'additional' ELSE 'originating' END
WHERE enterprise = :enterprise AND site = :site
