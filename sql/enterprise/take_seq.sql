-- Takes the enterprise's next transaction number, which is also its lock. Not with RETURNING: SQLite
-- makes a temporary database for its one row, which costs as much as three inserts.
-- in: enterprise EnterpriseId
-- rows: changes 1
-- scope: enterprise
UPDATE enterprise SET seq = seq + 1 WHERE enterprise = :enterprise
