-- What happened to the entitlements of a site, each in the order of recording. A record never
-- changes its site (R4.14).
-- in: enterprise EnterpriseId, site SiteId
-- out: entitlement EntitlementId, part Text, type Text, seq int64_t, on_day Date, change int64_t,
--   coverage_end Date, agreement_since Date
-- rows: many
-- scope: enterprise
SELECT e.entitlement, e.part, p.type, v.seq, v.on_day, v.change, v.coverage_end, v.agreement_since
FROM entitlement AS e JOIN part AS p ON p.part = e.part
    JOIN entitlement_event AS v ON v.enterprise = e.enterprise AND v.entitlement = e.entitlement
WHERE e.enterprise = :enterprise AND e.site = :site
ORDER BY e.entitlement, v.event
