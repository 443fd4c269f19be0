-- The partners of the orders of a JSON list (as in events), as far as the viewer sees them.
-- in: orders Text
-- out: at int64_t, distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS order_id FROM keys_each(:orders))
SELECT k.at, o.distributor, o.reseller
FROM k CROSS JOIN orders AS o
WHERE o.enterprise = k.enterprise AND o.order_id = k.order_id
