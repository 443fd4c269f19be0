-- The latest change that was asked for of an order; of one kind, or empty: of any.
-- in: enterprise EnterpriseId, order_id OrderId, kind Text
-- out: change int64_t, place int64_t, kind Text, state Text, reason Text, asked_on Date, asked_by IdentityId, asked_name Text,
--   decided_on ?Date, decided_name ?Text, decided_reason ?Text, made_number ?Text, total_before ?Money, total ?Money
-- rows: maybe
-- scope: enterprise
SELECT c.change, c.place, c.kind, c.state, c.reason, c.asked_on, c.asked_by, a.name AS asked_name, c.decided_on,
    d.name AS decided_name, c.decided_reason, o.number AS made_number, c.total_before, c.total
FROM order_change AS c JOIN identity AS a ON a.identity = c.asked_by
    LEFT JOIN identity AS d ON d.identity = c.decided_by
    LEFT JOIN orders AS o ON o.enterprise = c.enterprise AND o.order_id = c.made
WHERE c.enterprise = :enterprise AND c.order_id = :order_id AND (c.kind = :kind OR :kind = '')
ORDER BY c.place DESC LIMIT 1
