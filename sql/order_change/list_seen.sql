-- What two persons changed of an order, or made it of: all of it for the desks, for others what came to be.
-- in: enterprise EnterpriseId, order_id OrderId, of_desk bool
-- out: change int64_t, seq int64_t, decided_seq ?int64_t, kind Text, state Text, reason Text, asked_on Date, asked_name Text, asked_by IdentityId, decided_on ?Date, decided_at ?Instant, decided_name ?Text,
--   decided_reason ?Text, source_number ?Text, made_number ?Text
-- rows: many
-- scope: enterprise
SELECT c.change, c.seq, c.decided_seq, c.kind, c.state, c.reason, c.asked_on, a.name AS asked_name, c.asked_by, c.decided_on, c.decided_at, d.name AS decided_name, c.decided_reason,
    s.number AS source_number, o.number AS made_number
FROM order_change AS c JOIN identity AS a ON a.identity = c.asked_by
    LEFT JOIN identity AS d ON d.identity = c.decided_by
    LEFT JOIN orders AS s ON s.enterprise = c.enterprise AND s.order_id = c.order_id AND c.kind = 'rebill'
    LEFT JOIN orders AS o ON o.enterprise = c.enterprise AND o.order_id = c.made
WHERE c.enterprise = :enterprise AND (c.order_id = :order_id OR c.made = :order_id)
    AND (c.state = 'confirmed' OR CAST(:of_desk AS bigint) = 1)
ORDER BY c.change
