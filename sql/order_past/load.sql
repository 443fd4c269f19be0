-- One order of another day, as recorded until a transaction: as the lists of that day have it, of an order that is known already;
--   none where it was neither accepted nor waited then.
-- in: enterprise EnterpriseId, order_id OrderId, true_on Date, known_seq int64_t
-- out: state Text, hold ?Text, waits bool
-- rows: maybe
-- scope: enterprise
SELECT CASE WHEN o.state = 'credited' AND NOT EXISTS (SELECT 1 FROM automatic_order AS c
        WHERE c.enterprise = o.enterprise AND c.order_id = o.order_id AND c.decided_on <= :true_on AND c.decided_seq <= :known_seq)
    AND NOT EXISTS (SELECT 1 FROM orders AS b WHERE b.enterprise = o.enterprise AND b.source_order = o.order_id
        AND b.accepted_on <= :true_on AND b.seq <= :known_seq)
    THEN 'accepted' ELSE o.state END AS state, CAST(NULL AS text) AS hold, CAST(0 AS bigint) AS waits
FROM orders AS o
WHERE o.enterprise = :enterprise AND o.order_id = :order_id AND o.accepted_on <= :true_on AND o.seq <= :known_seq
UNION ALL
SELECT s.state, s.hold, CAST(1 AS bigint) FROM order_step AS s
WHERE s.enterprise = :enterprise AND s.order_id = :order_id AND s.state IN ('in_review', 'cancelled')
    AND s.seq = (SELECT MAX(m.seq) FROM order_step AS m WHERE m.enterprise = :enterprise AND m.order_id = :order_id
        AND m.on_day <= :true_on AND m.seq <= :known_seq)
