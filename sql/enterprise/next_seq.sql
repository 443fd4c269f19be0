-- Takes the enterprise's next transaction number, which is also its lock.
-- in: enterprise EnterpriseId
-- out: seq int64_t
-- rows: one
-- scope: enterprise
UPDATE enterprise SET seq = seq + 1 WHERE enterprise = :enterprise RETURNING seq
