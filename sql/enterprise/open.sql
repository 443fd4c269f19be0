-- What an action needs to know of the enterprise whose next seq it has taken (take_seq): that seq,
-- when the one before it was recorded, what its key did before, and how many agreements have a term that
-- ended before today.
-- in: enterprise EnterpriseId, account AccountId, request Text, today Date
-- out: seq int64_t, digest ?Text, object ?int64_t, last_at Instant, ended int64_t
-- rows: one
-- scope: enterprise
SELECT e.seq, k.digest, k.object, COALESCE((SELECT r.recorded_at FROM recorded AS r
    WHERE r.enterprise = :enterprise AND r.seq = e.seq - 1), 0) AS last_at, (SELECT COUNT(*) FROM agreement AS a
    WHERE a.enterprise = :enterprise AND a.term_end < :today) AS ended
FROM enterprise AS e LEFT JOIN request_key AS k
    ON k.enterprise = e.enterprise AND k.account = :account AND k.request = :request
WHERE e.enterprise = :enterprise
