-- Adds an entitlement record (R4.14).
-- in: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, part Text, order_id OrderId,
--   line int64_t, quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity,
    coverage_end, agreement_since, renewed_yearly, distributor, reseller, due)
VALUES (:enterprise, :entitlement, :site, :part, :order_id, :line, :quantity,
    :coverage_end, :agreement_since, :renewed_yearly,
    :distributor, :reseller, :due)
