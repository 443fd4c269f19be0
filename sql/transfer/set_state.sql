-- What its steps come to by now, and the move that was made of it.
-- in: enterprise EnterpriseId, transfer int64_t, state Text, move ?int64_t
-- rows: changes 1
-- scope: enterprise
UPDATE transfer SET state = :state, move = :move WHERE enterprise = :enterprise AND transfer = :transfer
