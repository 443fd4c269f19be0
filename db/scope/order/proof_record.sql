-- As its proof.
:staff = 1
OR EXISTS (SELECT 1 FROM proof AS p WHERE p.enterprise = proof_record.enterprise AND p.proof = proof_record.proof)
