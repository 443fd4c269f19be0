-- What coverages of an enterprise were before such orders.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, line int64_t, entitlement EntitlementId, yearly ?Money, distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT order_id, line, entitlement, yearly, distributor, reseller
FROM automatic_line WHERE enterprise = :enterprise ORDER BY order_id, line
