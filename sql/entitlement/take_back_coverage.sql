-- Gives an entitlement the coverage back that it had before a renewal, and who sold it then.
-- in: enterprise EnterpriseId, entitlement EntitlementId, coverage_end Date, yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET coverage_end = :coverage_end, renewed_yearly = :yearly,
    distributor = :distributor, reseller = :reseller, due = :due
WHERE enterprise = :enterprise AND entitlement = :entitlement
