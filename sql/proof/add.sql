-- Issues a proof of an order at one site (R7.1). Who stands on the order stands on its proofs.
-- in: enterprise EnterpriseId, proof ProofId, seq int64_t, number Text, issued_on Date,
--   order_id OrderId, site SiteId, source_proof ?ProofId, supersedes ?ProofId
-- rows: changes 1
-- scope: enterprise
INSERT INTO proof (enterprise, proof, seq, number, issued_on, order_id, site, source_proof, supersedes, distributor,
    reseller)
SELECT :enterprise, :proof, :seq, :number, :issued_on, o.order_id, :site, :source_proof, :supersedes, o.distributor,
    o.reseller
FROM orders AS o WHERE o.enterprise = :enterprise AND o.order_id = :order_id
