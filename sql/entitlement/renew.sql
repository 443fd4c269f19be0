-- Gives an entitlement the coverage that a renewal bought, and its new incumbents.
-- in: enterprise EnterpriseId, entitlement EntitlementId, coverage_end Date, yearly Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET coverage_end = :coverage_end, renewed_yearly = :yearly,
    distributor = :distributor, reseller = :reseller, due = :due
WHERE enterprise = :enterprise AND entitlement = :entitlement
