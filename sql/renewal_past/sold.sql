-- Who sold records of a JSON list by the orders of given transactions, and for how much a year: each an enterprise's nineteen
-- digits, an entitlement's and the seq's. Orders that the viewer does not see say nothing.
-- in: lines Text
-- out: at int64_t, distributor ?AccountId, reseller ?AccountId, yearly ?Money
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS entitlement, second AS seq FROM keys_each(:lines))
SELECT k.at, o.distributor, o.reseller, l.yearly
FROM k CROSS JOIN orders AS o CROSS JOIN order_line AS l
WHERE o.enterprise = k.enterprise AND o.seq = k.seq AND l.enterprise = o.enterprise AND l.order_id = o.order_id
    AND l.entitlement = k.entitlement
