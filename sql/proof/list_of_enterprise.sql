-- A page of the proofs of an enterprise, newest first: of one site, one agreement's sites, or all.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId, order_id OrderId, part Text,
--   first Date, last Date, after_on Date, after Text, most int64_t
-- out: enterprise EnterpriseId, proof ProofId, issued_on Date, number Text
-- rows: many
-- scope: enterprise
SELECT p.enterprise, p.proof, p.issued_on, p.number
FROM proof AS p JOIN site AS s ON s.enterprise = p.enterprise AND s.site = p.site
WHERE p.enterprise = :enterprise AND (p.site = :site OR :site = 0)
    AND (s.agreement = :agreement OR :agreement = 0)
    AND (p.order_id = :order_id OR :order_id = 0)
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
        AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
        OR EXISTS (SELECT 1 FROM proof_record AS t
            JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
            WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
    AND p.issued_on >= :first AND p.issued_on <= :last
    AND (p.issued_on < :after_on OR (p.issued_on = :after_on AND p.number < :after))
ORDER BY p.issued_on DESC, p.number DESC LIMIT :most
