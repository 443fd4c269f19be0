-- Ends the evidence of an object at a site for every account.
-- in: enterprise EnterpriseId, site SiteId, evidence Text, object int64_t
-- rows: changes any
-- scope: enterprise
DELETE FROM visibility
WHERE enterprise = :enterprise AND site = :site AND evidence = :evidence AND object = :object
