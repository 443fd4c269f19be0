-- A page of all proofs, newest first, for the desks.
-- in: part Text, first Date, last Date, after_on Date, after Text, most int64_t
-- out: enterprise EnterpriseId, proof ProofId, issued_on Date, number Text
-- rows: many
-- scope: exempt the desks see every site
SELECT p.enterprise, p.proof, p.issued_on, p.number FROM proof AS p
WHERE p.number <> ''
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
        AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
        OR EXISTS (SELECT 1 FROM proof_record AS t
            JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
            WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
    AND p.issued_on >= :first AND p.issued_on <= :last
    AND (p.issued_on < :after_on OR (p.issued_on = :after_on AND p.number < :after))
ORDER BY p.issued_on DESC, p.number DESC LIMIT :most
