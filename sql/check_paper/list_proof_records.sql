-- Which proof each moved record of an enterprise stands on.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, proof ProofId
-- rows: many
-- scope: enterprise
SELECT entitlement, proof FROM proof_record WHERE enterprise = :enterprise ORDER BY entitlement
