-- Outbox rows of an enterprise behind a seq, in order, each with the accounts that took part.
-- in: enterprise EnterpriseId, after int64_t, upto int64_t
-- out: seq int64_t, item int64_t, kind Text, object int64_t, at Instant, account AccountId,
--   distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT b.seq, b.item, b.kind, b.object, a.at, a.account, o.distributor, o.reseller
FROM outbox AS b JOIN audit AS a ON a.enterprise = b.enterprise AND a.seq = b.seq
    LEFT JOIN orders AS o ON o.enterprise = b.enterprise AND o.seq = b.seq
WHERE b.enterprise = :enterprise AND b.seq > :after AND b.seq <= :upto
ORDER BY b.seq, b.item
