-- The sites from which records of a site were moved (R5.4). + 0: the few of the site are sorted, not all of an enterprise read in order.
-- in: enterprise EnterpriseId, site SiteId, known_seq int64_t
-- out: entitlement EntitlementId, number Text
-- rows: many
-- scope: enterprise
SELECT e.entitlement, s.number
FROM entitlement AS e CROSS JOIN entitlement_event AS v
    JOIN entitlement AS x ON x.enterprise = v.enterprise AND x.entitlement = v.source
    JOIN site AS s ON s.enterprise = x.enterprise AND s.site = x.site
WHERE e.enterprise = :enterprise AND e.site = :site
    AND v.enterprise = e.enterprise AND v.entitlement = e.entitlement AND v.cause = 'move_in' AND v.seq <= :known_seq
ORDER BY e.entitlement + 0
