-- The entitlements of an enterprise as they are kept.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, site SiteId, part Text, order_id OrderId, line int64_t,
--   quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT entitlement, site, part, order_id, line, quantity, coverage_end, agreement_since,
    renewed_yearly, distributor, reseller
FROM entitlement WHERE enterprise = :enterprise ORDER BY entitlement
