-- Running sum of each site's purchases.
-- in: enterprise EnterpriseId
-- out: purchase OrderId, so_far Quantity
-- rows: many
-- scope: enterprise
SELECT purchase, CAST(SUM(quantity) OVER (PARTITION BY site ORDER BY purchase) AS bigint) AS so_far
FROM purchase WHERE enterprise = :enterprise ORDER BY purchase
