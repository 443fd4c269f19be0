-- The proofs of an order, oldest first.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: number Text, site SiteId, seq int64_t, issued_on Date
-- rows: many
-- scope: enterprise
SELECT number, site, seq, issued_on FROM proof
WHERE enterprise = :enterprise AND order_id = :order_id AND source_proof IS NULL ORDER BY proof
