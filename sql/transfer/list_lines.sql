-- The records that are to move, with their parts' names.
-- in: enterprise EnterpriseId, transfer int64_t
-- out: line int64_t, entitlement EntitlementId, part Text, description Text, quantity Quantity, coverage_end Date
-- rows: many
-- scope: enterprise
SELECT l.line, l.entitlement, l.part, p.description, l.quantity, l.coverage_end
FROM transfer_line AS l JOIN part AS p ON p.part = l.part
WHERE l.enterprise = :enterprise AND l.transfer = :transfer ORDER BY l.line
