-- The partners of the orders of a JSON list (as in events), as far as the viewer sees them.
-- in: orders Text
-- out: at int64_t, distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS MATERIALIZED (SELECT j.key AS at, CAST(SUBSTR(j.value, 1, 19) AS bigint) AS enterprise,
        CAST(SUBSTR(j.value, 20) AS bigint) AS order_id
    FROM json_each(:orders) AS j)
SELECT k.at, o.distributor, o.reseller
FROM k CROSS JOIN orders AS o
WHERE o.enterprise = k.enterprise AND o.order_id = k.order_id
