-- Gives an entitlement the coverage that a renewal bought.
-- in: enterprise EnterpriseId, entitlement EntitlementId, coverage_end Date, yearly Money
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET coverage_end = :coverage_end, renewed_yearly = :yearly
WHERE enterprise = :enterprise AND entitlement = :entitlement
