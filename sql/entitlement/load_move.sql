-- Loads what a move moved, for a request that is repeated.
-- in: enterprise EnterpriseId, move int64_t
-- out: quantity Quantity
-- rows: one
-- scope: enterprise
SELECT quantity FROM entitlement_move WHERE enterprise = :enterprise AND move = :move
