-- Orders that wait for their distributor to confirm them, the oldest first.
-- in: account AccountId, most int64_t
-- out: number Text, submitted_on Date, customer_name Text, reseller_name ?Text, total Money, currency Text
-- rows: many
-- scope: exempt a distributor confirms orders over many enterprises
SELECT r.number, r.submitted_on, s.name AS customer_name, (SELECT a.name FROM account AS a
        WHERE a.account = r.reseller) AS reseller_name, r.total, r.currency
FROM order_request AS r CROSS JOIN site AS s
WHERE r.distributor = :account AND s.enterprise = r.enterprise AND s.site = r.site
    AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
    AND (SELECT t.hold FROM order_step AS t WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id
        ORDER BY t.seq DESC LIMIT 1) = 'distributor_confirm'
ORDER BY r.submitted_on, r.enterprise NULLS LAST, r.order_id LIMIT :most
