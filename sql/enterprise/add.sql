-- Adds an enterprise, before its first transaction.
-- in: enterprise EnterpriseId, created_on Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO enterprise (enterprise, seq, created_on) VALUES (:enterprise, 0, :created_on)
