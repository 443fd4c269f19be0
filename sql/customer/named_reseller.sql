-- The reseller that a site named (P08) on a day, as recorded by a transaction, for who may see the naming.
-- in: enterprise EnterpriseId, site SiteId, true_on Date, known_seq int64_t
-- out: number Text, name Text
-- rows: maybe
-- scope: enterprise
SELECT a.number, a.name
FROM partner_naming AS n JOIN account AS a ON a.account = n.account
WHERE n.enterprise = :enterprise AND n.site = :site AND n.kind = 'named' AND n.state = 'active'
    AND n.from_day <= :true_on AND (n.until_day IS NULL OR n.until_day >= :true_on)
    AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
        WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming
            AND m.seq <= :known_seq)
ORDER BY n.naming DESC LIMIT 1
