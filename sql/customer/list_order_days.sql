-- The first and the last day on which the sites of a JSON list (as in list_seen) ordered; where an account is given, of
-- what it sold to them (V2 sale).
-- in: sites Text, account AccountId
-- out: at int64_t, first_on Date, last_on Date
-- rows: many, ahead
-- scope: exempt customers that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT q.at, MIN(q.accepted_on) AS first_on, MAX(q.accepted_on) AS last_on FROM (
    SELECT k.at, o.accepted_on FROM k CROSS JOIN visibility AS v CROSS JOIN orders AS o
    WHERE CAST(:account AS bigint) <> 0 AND v.enterprise = k.enterprise AND v.site = k.site AND +v.account = :account
        AND v.evidence = 'sale' AND o.enterprise = v.enterprise AND o.order_id = v.object
    UNION ALL
    SELECT k.at, o.accepted_on FROM k CROSS JOIN order_line AS l CROSS JOIN orders AS o
    WHERE CAST(:account AS bigint) = 0 AND l.enterprise = k.enterprise AND l.site = k.site
        AND o.enterprise = l.enterprise AND o.order_id = l.order_id
) AS q GROUP BY q.at
