-- Finds a site by its public number, and the agreement it belongs to.
-- in: number Text
-- out: owner EnterpriseId, object int64_t, agreement AgreementId
-- rows: maybe
-- scope: exempt a public number is how an enterprise is found
SELECT d.owner, d.object, s.agreement
FROM directory AS d JOIN site AS s ON s.enterprise = d.owner AND s.site = d.object
WHERE d.kind = 'site' AND d.number = :number
