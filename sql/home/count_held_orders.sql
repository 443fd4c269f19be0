-- How many submitted orders wait to be accepted, and since when the oldest of them.
-- out: orders int64_t, oldest ?Date
-- rows: one
-- scope: exempt the desks see orders over many enterprises
SELECT COUNT(*) AS orders, MIN(r.submitted_on) AS oldest FROM order_request AS r
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
    AND (SELECT t.state FROM order_step AS t WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id
        ORDER BY t.seq DESC LIMIT 1) = 'in_review'
