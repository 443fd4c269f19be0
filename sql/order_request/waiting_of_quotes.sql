-- Of a JSON list of quotes, each an enterprise's nineteen digits and the quote's behind them, those of which an order
-- waits to be accepted. `at` is the place in the list, from 0.
-- in: quotes Text
-- out: at int64_t
-- rows: many
-- scope: exempt quotes that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS quote FROM keys_each(:quotes))
SELECT k.at
FROM k CROSS JOIN order_request AS r
WHERE r.enterprise = k.enterprise AND r.quote = k.quote AND (SELECT t.state FROM order_step AS t
    WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id ORDER BY t.seq DESC LIMIT 1) = 'in_review'
