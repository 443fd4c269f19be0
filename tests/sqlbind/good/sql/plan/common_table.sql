-- A materialised step, joined again by its enterprise.
-- in: enterprise EnterpriseId
-- out: site SiteId, bought int64_t, note ?Text
-- rows: many
-- scope: enterprise
WITH busy AS MATERIALIZED (
    SELECT enterprise, site, COUNT(*) AS bought FROM purchase WHERE enterprise = :enterprise
    GROUP BY enterprise, site
)
SELECT b.site, b.bought, s.note
FROM busy b JOIN site s ON s.enterprise = b.enterprise AND s.site = b.site
ORDER BY b.bought DESC, b.site
