-- What an action needs to know of the enterprise whose next seq it has taken (take_seq; taken = 1), or whose lock it has and
-- will take the next seq of (taken = 0): that seq,
-- when the one before it was recorded, what its key did before, how many agreements have a term that
-- ended before today, and how much of it may be due by itself (R4.9): agreements that renew so, orders of them that nobody paid.
-- in: enterprise EnterpriseId, account AccountId, request Text, today Date, taken int64_t
-- out: seq int64_t, digest ?Text, object ?int64_t, last_at Instant, ended int64_t, automatic int64_t
-- rows: one, ahead
-- scope: enterprise
SELECT e.seq + 1 - :taken AS seq, k.digest, k.object, COALESCE((SELECT r.recorded_at FROM recorded AS r
    WHERE r.enterprise = :enterprise AND r.seq = e.seq - :taken), 0) AS last_at, (SELECT COUNT(*) FROM agreement AS a
    WHERE a.enterprise = :enterprise AND a.term_end < :today) AS ended, (SELECT COUNT(*) FROM agreement AS r
    WHERE r.enterprise = :enterprise AND r.auto_renew = 1) + (SELECT COUNT(*) FROM automatic_order AS o
    WHERE o.enterprise = :enterprise AND o.state = 'ordered') AS automatic
FROM enterprise AS e LEFT JOIN request_key AS k
    ON k.enterprise = e.enterprise AND k.account = :account AND k.request = :request
WHERE e.enterprise = :enterprise
