-- What the calendar had told on a day, as recorded by a transaction, of the sites and quotes of a JSON list, each an
-- enterprise's nineteen digits, the object's and the seq's. The last of each day that it was told for.
-- in: objects Text, true_on Date
-- out: at int64_t, kind Text, for_day Date, on_day Date
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS object, second AS seq FROM keys_each(:objects))
SELECT k.at, n.kind, n.for_day, MAX(n.on_day) AS on_day
FROM k CROSS JOIN calendar_notice AS n
WHERE n.enterprise = k.enterprise AND n.object = k.object AND n.seq <= k.seq AND n.on_day <= :true_on
    AND n.kind IN ('contact.check', 'renewal.quote_ready', 'renewal.reminder', 'quote.expiring')
GROUP BY k.at, n.kind, n.for_day
