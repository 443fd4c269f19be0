-- Orders that an account made and whose price moved while they waited: it takes the price or cancels, the oldest first.
-- in: account AccountId, most int64_t
-- out: number Text, submitted_on Date, customer_name Text, total Money, currency Text
-- rows: many
-- scope: exempt a partner orders for many enterprises
SELECT r.number, r.submitted_on, s.name AS customer_name, r.total, r.currency
FROM order_step AS t CROSS JOIN order_request AS r CROSS JOIN site AS s
WHERE t.hold = 'price_differs' AND r.enterprise = t.enterprise AND r.order_id = t.order_id AND r.account = :account
    AND s.enterprise = r.enterprise AND s.site = r.site
    AND NOT EXISTS (SELECT 1 FROM order_step AS l WHERE l.enterprise = t.enterprise AND l.order_id = t.order_id AND l.seq > t.seq)
ORDER BY r.submitted_on, r.enterprise NULLS LAST, r.order_id LIMIT :most
