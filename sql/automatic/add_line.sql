-- Keeps what a coverage was before an automatic renewal.
-- in: enterprise EnterpriseId, order_id OrderId, line int64_t, entitlement EntitlementId, yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId
-- rows: changes 1
-- scope: enterprise
INSERT INTO automatic_line (enterprise, order_id, line, entitlement, yearly, distributor, reseller)
VALUES (:enterprise, :order_id, :line, :entitlement, :yearly, :distributor, :reseller)
