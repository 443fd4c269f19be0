-- What a site holds, oldest record first.
-- in: enterprise EnterpriseId, site SiteId
-- out: entitlement EntitlementId, site SiteId, site_number Text, part Text, type Text,
--   renewal ?Text, order_id OrderId, line int64_t, quantity Quantity, coverage_end Date,
--   agreement_since Date, renewed_yearly ?Money, distributor ?AccountId, reseller ?AccountId,
--   due ?Date, country_group Text, currency Text
-- rows: many
-- scope: enterprise
SELECT e.entitlement, e.site, s.number AS site_number, e.part, p.type, p.renewal, e.order_id, e.line,
    e.quantity, e.coverage_end, e.agreement_since, e.renewed_yearly, e.distributor, e.reseller,
    e.due, e.country_group, e.currency
FROM entitlement AS e JOIN part AS p ON p.part = e.part
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
WHERE e.enterprise = :enterprise AND e.site = :site AND e.quantity > 0
ORDER BY e.entitlement
