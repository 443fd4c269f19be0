-- Begins to follow an enterprise.
-- in: enterprise EnterpriseId, seq int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO sequencer (enterprise, seq) VALUES (:enterprise, :seq)
