-- The words by which the sites of an enterprise are found.
-- in: enterprise EnterpriseId
-- out: site SiteId, word Text
-- rows: many
-- scope: enterprise
SELECT site, word FROM site_word WHERE enterprise = :enterprise ORDER BY site, word
