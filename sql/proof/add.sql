-- Issues a proof of an order at one site (R7.1).
-- in: enterprise EnterpriseId, proof ProofId, seq int64_t, number Text, issued_on Date,
--   order_id ?OrderId, site SiteId, source_proof ?ProofId, supersedes ?ProofId
-- rows: changes 1
-- scope: enterprise
INSERT INTO proof (enterprise, proof, seq, number, issued_on, order_id, site, source_proof, supersedes)
VALUES (:enterprise, :proof, :seq, :number, :issued_on, :order_id, :site, :source_proof,
    :supersedes)
