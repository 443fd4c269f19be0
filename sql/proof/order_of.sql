-- The order of a proof.
-- in: enterprise EnterpriseId, proof ProofId
-- out: order_id OrderId
-- rows: one
-- scope: enterprise
SELECT COALESCE(order_id, 0) AS order_id FROM proof
WHERE enterprise = :enterprise AND proof = :proof
