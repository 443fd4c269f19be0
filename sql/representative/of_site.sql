-- Who represents the vendor at a site now, and how often that changed.
-- in: enterprise EnterpriseId, site SiteId
-- out: change int64_t, identity ?IdentityId
-- rows: maybe
-- scope: enterprise
SELECT change, identity FROM site_representative WHERE enterprise = :enterprise AND site = :site
ORDER BY change DESC LIMIT 1
