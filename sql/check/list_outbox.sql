-- What each transaction of an enterprise left to be told.
-- in: enterprise EnterpriseId
-- out: seq int64_t, item int64_t, kind Text, object int64_t
-- rows: many
-- scope: enterprise
SELECT seq, item, kind, object FROM outbox WHERE enterprise = :enterprise ORDER BY seq, item
