-- Notes who represents the vendor at a site from now on.
-- in: enterprise EnterpriseId, site SiteId, change int64_t, identity ?IdentityId, on_day Date, at Instant, actor IdentityId
-- rows: changes 1
-- scope: enterprise
INSERT INTO site_representative (enterprise, site, change, identity, on_day, at, actor)
VALUES (:enterprise, :site, :change, :identity, :on_day, :at, :actor)
