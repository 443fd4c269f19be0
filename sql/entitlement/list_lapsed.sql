-- Coverage of a site that ended before a day and that a reinstatement part brings back (R4.11).
-- in: enterprise EnterpriseId, site SiteId, reinstatement Text, open_from Date
-- out: entitlement EntitlementId, part Text, order_id OrderId, line int64_t, quantity Quantity,
--   coverage_end Date, agreement_since Date, distributor ?AccountId,
--   reseller ?AccountId, type Text, renewal ?Text
-- rows: many
-- scope: enterprise
SELECT e.entitlement, e.part, e.order_id, e.line, e.quantity, e.coverage_end, e.agreement_since,
    e.distributor, e.reseller, p.type, p.renewal
FROM part AS p JOIN entitlement AS e ON e.part = p.part
WHERE p.reinstatement = :reinstatement AND e.enterprise = :enterprise AND e.site = :site
    AND e.quantity > 0 AND e.coverage_end < :open_from
ORDER BY e.entitlement
