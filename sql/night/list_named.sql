-- Sites of an enterprise that named a reseller for their renewals (P08), with who that one buys from.
-- in: enterprise EnterpriseId, today Date
-- out: site SiteId, account AccountId, direct bool, distributor ?AccountId
-- rows: many, ahead
-- scope: enterprise
SELECT n.site, a.account, a.direct, a.distributor
FROM partner_naming AS n JOIN account AS a ON a.account = n.account
WHERE n.enterprise = :enterprise AND n.kind = 'named' AND n.state = 'active' AND n.scope = 'renewals'
    AND n.from_day <= :today AND (n.until_day IS NULL OR n.until_day >= :today)
    AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
        WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming)
ORDER BY n.site, n.naming
