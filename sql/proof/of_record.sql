-- The proof that a record stands on: of the move that made it, else of its transaction at its site.
-- in: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, seq int64_t
-- out: proof ProofId
-- rows: maybe
-- scope: enterprise
SELECT proof FROM proof_record WHERE enterprise = :enterprise AND entitlement = :entitlement
UNION ALL
SELECT proof FROM proof
WHERE enterprise = :enterprise AND site = :site AND seq = :seq AND source_proof IS NULL
