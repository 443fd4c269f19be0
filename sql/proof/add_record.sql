-- Notes which proof a moved record stands on (R5.4).
-- in: enterprise EnterpriseId, entitlement EntitlementId, proof ProofId
-- rows: changes 1
-- scope: enterprise
INSERT INTO proof_record (enterprise, entitlement, proof) VALUES (:enterprise, :entitlement, :proof)
