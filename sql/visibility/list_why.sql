-- What opens a site to an account on a day, with the number of what it is of (portal.md V7).
-- in: enterprise EnterpriseId, site SiteId, account AccountId, today Date
-- out: evidence Text, from_day Date, until_day ?Date, order_number ?Text, quote_number ?Text
-- rows: many
-- scope: enterprise
SELECT v.evidence, v.from_day, v.until_day, o.number AS order_number, q.number AS quote_number
FROM visibility AS v
    LEFT JOIN orders AS o ON v.evidence = 'sale' AND o.enterprise = v.enterprise AND o.order_id = v.object
    LEFT JOIN quote AS q ON v.evidence = 'quote' AND q.enterprise = v.enterprise AND q.quote = v.object
        AND q.newest + 0 = 1
WHERE v.enterprise = :enterprise AND v.site = :site AND +v.account = :account
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
ORDER BY v.evidence, v.from_day DESC, v.object DESC
