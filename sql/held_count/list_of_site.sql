-- What a customer allocates and says is deployed at a site, part by part, as it stands now.
-- in: enterprise EnterpriseId, site SiteId
-- out: part Text, description Text, type Text, metric Text, product ?Text, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: many
-- scope: enterprise
SELECT c.part, p.description, p.type, p.metric, p.product, c.download, c.media, c.support, c.deployed
FROM held_count AS c JOIN part AS p ON p.part = c.part
WHERE c.enterprise = :enterprise AND c.site = :site
ORDER BY c.part
