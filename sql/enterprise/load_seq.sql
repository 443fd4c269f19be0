-- The transaction number that was taken last; ours, after take_seq.
-- in: enterprise EnterpriseId
-- out: seq int64_t
-- rows: one
-- scope: enterprise
SELECT seq FROM enterprise WHERE enterprise = :enterprise
