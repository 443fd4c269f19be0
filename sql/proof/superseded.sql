-- Whether a proof is there and was superseded.
-- in: enterprise EnterpriseId, proof ProofId
-- out: superseded bool
-- rows: maybe
-- scope: enterprise
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM proof AS n WHERE n.enterprise = p.enterprise AND n.supersedes = p.proof)
    THEN 1 ELSE 0 END AS bigint) AS superseded
FROM proof AS p WHERE p.enterprise = :enterprise AND p.proof = :proof
