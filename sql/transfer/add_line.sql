-- A record that is to move.
-- in: enterprise EnterpriseId, transfer int64_t, line int64_t, entitlement EntitlementId, part Text, quantity Quantity,
--   coverage_end Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO transfer_line (enterprise, transfer, line, entitlement, part, quantity, coverage_end)
VALUES (:enterprise, :transfer, :line, :entitlement, :part, :quantity, :coverage_end)
