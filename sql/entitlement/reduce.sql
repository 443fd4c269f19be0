-- Takes a quantity off an entitlement.
-- in: enterprise EnterpriseId, entitlement EntitlementId, quantity Quantity
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET quantity = quantity - :quantity
WHERE enterprise = :enterprise AND entitlement = :entitlement
