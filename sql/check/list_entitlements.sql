-- The entitlements of an enterprise as they are kept.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, site SiteId, part Text, order_id OrderId, line int64_t,
--   quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date, currency Text, country_group Text, type ?Text, renewal ?Text
-- rows: many
-- scope: enterprise
SELECT e.entitlement, e.site, e.part, e.order_id, e.line, e.quantity, e.coverage_end, e.agreement_since,
    e.renewed_yearly, e.distributor, e.reseller, e.due, e.currency,
    e.country_group, p.type, p.renewal
FROM entitlement AS e LEFT JOIN part AS p ON p.part = e.part
WHERE e.enterprise = :enterprise ORDER BY e.entitlement
