-- The proofs that stand next to one in the chain: it came out of them, or they out of it.
-- in: enterprise EnterpriseId, proof ProofId
-- out: proof ProofId, how Text, number Text, issued_on Date, seq int64_t
-- rows: many
-- scope: enterprise
SELECT n.proof, 'source' AS how, n.number, n.issued_on, n.seq FROM proof AS p
    JOIN proof AS n ON n.enterprise = p.enterprise AND n.proof = p.source_proof
WHERE p.enterprise = :enterprise AND p.proof = :proof
UNION ALL
SELECT n.proof, 'supersedes', n.number, n.issued_on, n.seq FROM proof AS p
    JOIN proof AS n ON n.enterprise = p.enterprise AND n.proof = p.supersedes
WHERE p.enterprise = :enterprise AND p.proof = :proof
UNION ALL
SELECT proof, 'moved', number, issued_on, seq FROM proof WHERE enterprise = :enterprise AND source_proof = :proof
UNION ALL
SELECT proof, 'superseded_by', number, issued_on, seq FROM proof WHERE enterprise = :enterprise AND supersedes = :proof
