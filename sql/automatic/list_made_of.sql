-- The records that came out of one with its coverage after a transaction: moved, or the rest of a renewal (R4.14).
-- in: enterprise EnterpriseId, entitlement EntitlementId, seq int64_t
-- out: entitlement EntitlementId
-- rows: many
-- scope: enterprise
SELECT DISTINCT entitlement FROM entitlement_event
WHERE enterprise = :enterprise AND seq > :seq AND source = :entitlement AND cause IN ('move_in', 'renewal')
ORDER BY entitlement
