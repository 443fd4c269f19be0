-- Quotes that an account made, in one state, that end between two days or without a day and of which no order waits; the
--   earliest first.
-- in: account AccountId, state Text, today Date, soon Date, most int64_t
-- out: number Text, customer_name Text, total Money, currency Text, valid_to ?Date
-- rows: many
-- scope: exempt a partner quotes over many enterprises
SELECT q.number, s.name AS customer_name, q.total, q.currency, q.valid_to
FROM quote AS q CROSS JOIN site AS s
WHERE q.owner = :account AND q.newest = 1 AND q.state = :state
    AND (q.valid_to IS NULL OR (q.valid_to >= :today AND q.valid_to <= :soon))
    AND NOT EXISTS (SELECT 1 FROM order_request AS r
        WHERE r.enterprise = q.enterprise AND r.quote = q.quote AND (SELECT t.state FROM order_step AS t
            WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id ORDER BY t.seq DESC LIMIT 1) = 'in_review')
    AND s.enterprise = q.enterprise AND s.site = COALESCE(q.site, (SELECT MIN(o.site) FROM site AS o
        WHERE o.enterprise = q.enterprise AND o.agreement = q.agreement))
ORDER BY q.valid_to NULLS LAST, q.enterprise, q.quote NULLS LAST LIMIT :most
