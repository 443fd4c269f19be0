-- Takes a quantity off an entitlement and tells what is left.
-- in: enterprise EnterpriseId, entitlement EntitlementId, quantity Quantity
-- out: quantity Quantity
-- rows: one
-- scope: enterprise
UPDATE entitlement SET quantity = quantity - :quantity
WHERE enterprise = :enterprise AND entitlement = :entitlement RETURNING quantity
