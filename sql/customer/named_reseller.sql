-- The reseller that a site named (P08), for who may see the naming.
-- in: enterprise EnterpriseId, site SiteId, today Date
-- out: number Text, name Text
-- rows: maybe
-- scope: enterprise
SELECT a.number, a.name
FROM partner_naming AS n JOIN account AS a ON a.account = n.account
WHERE n.enterprise = :enterprise AND n.site = :site AND n.kind = 'named' AND n.state = 'active'
    AND n.from_day <= :today AND (n.until_day IS NULL OR n.until_day >= :today)
    AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
        WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming)
ORDER BY n.naming DESC LIMIT 1
