-- Takes a quantity off an entitlement and tells what is left; of nothing nothing is due.
-- in: enterprise EnterpriseId, entitlement EntitlementId, quantity Quantity
-- out: quantity Quantity
-- rows: one
-- scope: enterprise
UPDATE entitlement SET quantity = quantity - :quantity,
    due = CASE WHEN quantity > :quantity THEN due END
WHERE enterprise = :enterprise AND entitlement = :entitlement RETURNING quantity
