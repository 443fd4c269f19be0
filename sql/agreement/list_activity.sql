-- The last order of each agreement of a JSON list (as in list_seen) and the last day of its coverage (R1.9).
-- in: agreements Text
-- out: at int64_t, ordered_on ?Date, covered_to ?Date
-- rows: many
-- scope: exempt agreements that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS agreement FROM keys_each(:agreements))
SELECT k.at, (SELECT MAX(o.accepted_on) FROM orders AS o
        WHERE o.enterprise = k.enterprise AND o.agreement = k.agreement) AS ordered_on,
    (SELECT MAX(e.coverage_end) FROM site AS s
        JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
        WHERE s.enterprise = k.enterprise AND s.agreement = k.agreement AND e.quantity > 0) AS covered_to
FROM k
