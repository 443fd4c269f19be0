-- The proof of an order at the site where it was issued.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: proof ProofId, site SiteId
-- rows: many
-- scope: enterprise
SELECT proof, site FROM proof WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY proof
