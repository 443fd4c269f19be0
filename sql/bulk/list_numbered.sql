-- What has a public number in a range of enterprises: agreements, then sites, orders, proofs.
-- in: first EnterpriseId, last EnterpriseId
-- out: rank int64_t, enterprise EnterpriseId, object int64_t, number Text
-- rows: many
-- scope: exempt lists many enterprises to copy them
SELECT CAST(0 AS bigint) AS rank, enterprise, agreement AS object, number FROM agreement
WHERE enterprise BETWEEN :first AND :last
UNION ALL SELECT 1, enterprise, site, number FROM site WHERE enterprise BETWEEN :first AND :last
UNION ALL SELECT 2, enterprise, order_id, number FROM orders WHERE enterprise BETWEEN :first AND :last
UNION ALL SELECT 3, enterprise, proof, number FROM proof WHERE enterprise BETWEEN :first AND :last
ORDER BY 1, 2, 3
