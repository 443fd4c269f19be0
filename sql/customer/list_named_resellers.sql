-- The resellers that the sites of a JSON list (as in list_seen) named (P08), for who may see the namings: of a site the
-- latest last.
-- in: sites Text, today Date
-- out: at int64_t, number Text
-- rows: many, ahead
-- scope: exempt customers that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT k.at, a.number
FROM k CROSS JOIN partner_naming AS n CROSS JOIN account AS a
WHERE n.enterprise = k.enterprise AND n.site = k.site AND n.kind = 'named' AND n.state = 'active'
    AND n.from_day <= :today AND (n.until_day IS NULL OR n.until_day >= :today)
    AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
        WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming)
    AND a.account = n.account
ORDER BY k.at, n.naming
