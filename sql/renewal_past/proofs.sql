-- The newest proof on a day, as recorded by a transaction, of the orders and sites of a JSON list, each an enterprise's
-- nineteen digits, the order's, the site's and the seq's.
-- in: lines Text, true_on Date
-- out: at int64_t, number ?Text
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS order_id, second AS site, third AS seq FROM keys_each(:lines))
SELECT k.at, (SELECT p.number FROM proof AS p WHERE p.enterprise = k.enterprise AND p.order_id = k.order_id AND p.site = k.site
    AND p.seq <= k.seq AND p.issued_on <= :true_on ORDER BY p.proof DESC LIMIT 1) AS number
FROM k
