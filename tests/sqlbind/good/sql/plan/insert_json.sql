-- Adds purchases from a list.
-- in: enterprise EnterpriseId, site SiteId, products Text, now Instant
-- rows: changes any
-- scope: enterprise
INSERT INTO purchase (enterprise, purchase, site, product, quantity, amount, placed_at)
SELECT :enterprise, CAST(j.value AS bigint), :site, p.number, 1, 0, :now
FROM json_each(:products) j JOIN product p ON p.number = CAST(j.value AS bigint)
