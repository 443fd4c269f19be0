-- What a move brought, as its proof says it.
-- in: enterprise EnterpriseId, proof ProofId
-- out: line int64_t, part Text, description Text, type Text, metric Text, quantity Quantity,
--   coverage_end Date
-- rows: many
-- scope: enterprise
SELECT e.line, e.part, p.description, p.type, p.metric, v.change AS quantity, v.coverage_end
FROM proof_record AS r
    JOIN entitlement AS e ON e.enterprise = r.enterprise AND e.entitlement = r.entitlement
    JOIN entitlement_event AS v ON v.enterprise = r.enterprise AND v.entitlement = r.entitlement
    JOIN part AS p ON p.part = e.part
WHERE r.enterprise = :enterprise AND r.proof = :proof AND v.cause = 'move_in'
ORDER BY e.line, r.entitlement
