-- Writes the number of purchases into the notes of sites.
-- in: enterprise EnterpriseId
-- rows: changes any
-- scope: enterprise
UPDATE site SET note = b.bought || ' bought'
FROM (SELECT site, COUNT(*) AS bought FROM purchase WHERE enterprise = :enterprise GROUP BY site) b
WHERE site.enterprise = :enterprise AND site.site = b.site
