-- Copies one proof of an enterprise to another, under a number of its own.
-- in: from_enterprise EnterpriseId, proof ProofId, to_enterprise EnterpriseId, number Text
-- rows: changes 1
-- scope: exempt copies rows from enterprise to enterprise
INSERT INTO proof (enterprise, proof, seq, number, issued_on, order_id, site, source_proof,
    supersedes, distributor, reseller)
SELECT :to_enterprise, proof, seq, :number, issued_on, order_id, site, source_proof, supersedes, distributor, reseller
FROM proof WHERE enterprise = :from_enterprise AND proof = :proof
