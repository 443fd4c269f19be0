-- The lines of an automatic renewal with what their coverage was before it.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, entitlement EntitlementId, yearly ?Money, distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT line, entitlement, yearly, distributor, reseller FROM automatic_line
WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY line
