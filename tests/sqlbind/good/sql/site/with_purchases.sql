-- Sites with what they bought last.
-- in: enterprise EnterpriseId
-- out: site SiteId, number Text, quantity ?Quantity, amount ?Money, placed_at ?Instant, bought int64_t
-- rows: many
-- scope: enterprise
SELECT s.site, s.number, p.quantity, p.amount, p.placed_at,
    (SELECT COUNT(*) FROM purchase b WHERE b.enterprise = :enterprise AND b.site = s.site) AS bought
FROM site s
LEFT JOIN purchase p ON p.enterprise = s.enterprise AND p.site = s.site
WHERE s.enterprise = :enterprise
ORDER BY s.site, p.purchase NULLS FIRST
