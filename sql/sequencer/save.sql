-- Notes how far an enterprise was read.
-- in: enterprise EnterpriseId, seq int64_t
-- rows: changes 1
-- scope: enterprise
UPDATE sequencer SET seq = :seq WHERE enterprise = :enterprise
