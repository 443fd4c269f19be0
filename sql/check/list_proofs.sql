-- The proofs of an enterprise.
-- in: enterprise EnterpriseId
-- out: proof ProofId, seq int64_t, issued_on Date, order_id ?OrderId, site SiteId, source_proof ?ProofId,
--   supersedes ?ProofId, distributor ?AccountId, reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT proof, seq, issued_on, order_id, site, source_proof, supersedes, distributor, reseller
FROM proof WHERE enterprise = :enterprise ORDER BY proof
