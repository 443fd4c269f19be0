-- What a site's records were covered by, event by event. account 0: of all partners; a partner sees the records
-- whose incumbent it is, and all that the site opened to it by name (named 1).
-- in: enterprise EnterpriseId, site SiteId, account AccountId, named bool
-- out: entitlement EntitlementId, part Text, description Text, type Text, metric Text, renewal ?Text, replacement ?Text,
--   product ?Text, cause Text, seq int64_t, on_day Date, change int64_t, coverage_end Date, source ?EntitlementId
-- rows: many
-- scope: enterprise
SELECT e.entitlement, e.part, p.description, p.type, p.metric, p.renewal, p.replacement, p.product, v.cause, v.seq, v.on_day,
    v.change, v.coverage_end, v.source
FROM entitlement AS e JOIN part AS p ON p.part = e.part
    JOIN entitlement_event AS v ON v.enterprise = e.enterprise AND v.entitlement = e.entitlement
WHERE e.enterprise = :enterprise AND e.site = :site
    AND (:account = 0 OR e.reseller = :account OR e.distributor = :account OR :named = 1)
ORDER BY e.entitlement, v.event
