-- Copies what moved records stand on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO proof_record (enterprise, entitlement, proof)
SELECT enterprise + :shift, entitlement, proof
FROM proof_record WHERE enterprise BETWEEN :first AND :last
