-- Products that nobody of an enterprise bought.
-- in: enterprise EnterpriseId
-- out: number int64_t, title Text, sold_until ?Date
-- rows: many
-- scope: enterprise
SELECT q.number, q.title, q.sold_until FROM product q
LEFT JOIN purchase p ON p.enterprise = :enterprise AND p.product = q.number
WHERE p.purchase IS NULL ORDER BY q.sold_until DESC NULLS LAST, q.number
