-- The proofs on which the records of a site stand: of the order that made each, of its renewals, of its move; as recorded by a
--   transaction.
-- in: enterprise EnterpriseId, site SiteId, until Date, known_seq int64_t
-- out: entitlement EntitlementId, number Text, issued_on Date
-- rows: many
-- scope: enterprise
SELECT e.entitlement, p.number, p.issued_on
FROM entitlement AS e JOIN proof AS p ON p.enterprise = e.enterprise AND p.order_id = e.order_id AND p.site = e.site
WHERE e.enterprise = :enterprise AND e.site = :site AND p.issued_on <= :until AND p.seq <= :known_seq
UNION
SELECT l.entitlement, p.number, p.issued_on
FROM order_line AS l JOIN proof AS p ON p.enterprise = l.enterprise AND p.order_id = l.order_id AND p.site = l.site
WHERE l.enterprise = :enterprise AND l.site = :site AND l.entitlement IS NOT NULL AND p.issued_on <= :until AND p.seq <= :known_seq
UNION
SELECT r.entitlement, p.number, p.issued_on
FROM entitlement AS e CROSS JOIN proof_record AS r
    JOIN proof AS p ON p.enterprise = r.enterprise AND p.proof = r.proof
WHERE e.enterprise = :enterprise AND e.site = :site
    AND r.enterprise = e.enterprise AND r.entitlement = e.entitlement AND p.issued_on <= :until AND p.seq <= :known_seq
ORDER BY 1, 3, 2
