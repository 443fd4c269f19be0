-- Outbox rows of an enterprise behind a seq, in order, each with the accounts that took part: what is
-- told of an order goes to that order's partners, anything else to those of the transaction's order, of
-- the quote that it tells of, or of the order that was asked for. A row once more for each account that is told beside.
-- in: enterprise EnterpriseId, after int64_t, upto int64_t
-- out: seq int64_t, item int64_t, kind Text, object int64_t, at Instant, account AccountId,
--   distributor ?AccountId, reseller ?AccountId, beside ?AccountId
-- rows: many, ahead
-- scope: enterprise
SELECT b.seq, b.item, b.kind, b.object, a.at, a.account,
    CASE WHEN b.kind IN ('order.accepted', 'order.credited') THEN t.distributor
        ELSE COALESCE(o.distributor, q.distributor, r.distributor) END AS distributor,
    CASE WHEN b.kind IN ('order.accepted', 'order.credited') THEN t.reseller
        ELSE COALESCE(o.reseller, q.reseller, r.reseller) END AS reseller, w.account AS beside
FROM outbox AS b JOIN audit AS a ON a.enterprise = b.enterprise AND a.seq = b.seq
    LEFT JOIN orders AS o ON o.enterprise = b.enterprise AND o.seq = b.seq
    LEFT JOIN orders AS t ON t.enterprise = b.enterprise AND t.order_id = b.object
    LEFT JOIN quote AS q ON q.enterprise = b.enterprise AND q.quote = b.object AND q.newest + 0 = 1
    LEFT JOIN order_step AS s ON s.enterprise = b.enterprise AND s.seq = b.seq AND s.state <> 'draft'
    LEFT JOIN order_request AS r ON r.enterprise = s.enterprise AND r.order_id = s.order_id
    LEFT JOIN outbox_to AS w ON w.enterprise = b.enterprise AND w.seq = b.seq AND w.item = b.item
WHERE b.enterprise = :enterprise AND b.seq > :after AND b.seq <= :upto
ORDER BY b.seq, b.item, w.account
