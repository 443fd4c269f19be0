-- The proof that an order was issued with at a site.
-- in: enterprise EnterpriseId, order_id OrderId, site SiteId
-- out: proof ProofId
-- rows: maybe
-- scope: enterprise
SELECT proof FROM proof
WHERE enterprise = :enterprise AND order_id = :order_id AND site = :site AND source_proof IS NULL
