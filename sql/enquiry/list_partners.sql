-- The resellers of whom a site's customer may ask a quote: whom a sale, a coverage, a naming or a consent relates to it (V2). A
-- quote alone does not: it may be a draft that the customer knows nothing of.
-- in: enterprise EnterpriseId, site SiteId, today Date
-- out: account AccountId, number Text, name Text
-- rows: many
-- scope: enterprise
SELECT DISTINCT a.account, a.number, a.name
FROM visibility AS v JOIN account AS a ON a.account = v.account
WHERE v.enterprise = :enterprise AND v.site = :site AND v.evidence IN ('sale', 'incumbent', 'named', 'consent')
    AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)
    AND a.kind = 'partner' AND a.tier = 'reseller' AND a.state = 'active'
ORDER BY a.name, a.account
