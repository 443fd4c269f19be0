-- Two outer joins, the second through the first.
-- in: enterprise EnterpriseId, site SiteId
-- out: site SiteId, purchase ?OrderId, title ?Text
-- rows: many
-- scope: enterprise
SELECT s.site, p.purchase, q.title
FROM site s
LEFT OUTER JOIN purchase p ON p.enterprise = s.enterprise AND p.site = s.site
LEFT JOIN product q ON q.number = p.product
WHERE s.enterprise = :enterprise AND s.site = :site
