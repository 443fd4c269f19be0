-- The first and the last day on which the sites of a JSON list (as in list_seen) ordered; where an account is given, of
-- what it sold to them (V2 sale). The list stands in each half: were it put together once, SQLite would clear a Bloom
-- filter of megabytes for it.
-- in: sites Text, account AccountId
-- out: at int64_t, first_on Date, last_on Date
-- rows: many, ahead
-- scope: exempt customers that somebody sees lie in many enterprises
SELECT q.at, MIN(q.accepted_on) AS first_on, MAX(q.accepted_on) AS last_on FROM (
    SELECT k.at, o.accepted_on FROM keys_each(:sites) AS k CROSS JOIN visibility AS v CROSS JOIN orders AS o
    WHERE CAST(:account AS bigint) <> 0 AND v.enterprise = k.enterprise AND v.site = k.first AND +v.account = :account
        AND v.evidence = 'sale' AND o.enterprise = v.enterprise AND o.order_id = v.object
    UNION ALL
    SELECT k.at, o.accepted_on FROM keys_each(:sites) AS k CROSS JOIN order_line AS l CROSS JOIN orders AS o
    WHERE CAST(:account AS bigint) = 0 AND l.enterprise = k.enterprise AND l.site = k.first
        AND o.enterprise = l.enterprise AND o.order_id = l.order_id
) AS q GROUP BY q.at
