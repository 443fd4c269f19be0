-- A page of the proofs of a partner's order lines at sites that it sees, newest first (V2).
-- in: account AccountId, today Date, owner EnterpriseId, site SiteId, order_id OrderId, part Text,
--   first Date, last Date, after_on Date, after Text, most int64_t
-- out: enterprise EnterpriseId, proof ProofId, issued_on Date, number Text
-- rows: many
-- scope: exempt a partner sees proofs over all enterprises by its visibility
SELECT p.enterprise, p.proof, p.issued_on, p.number
FROM (SELECT DISTINCT enterprise, site FROM visibility
        WHERE account = :account AND from_day <= :today
            AND (until_day IS NULL OR until_day >= :today)) AS v
    JOIN proof AS p ON p.enterprise = v.enterprise AND p.site = v.site
    JOIN orders AS o ON o.enterprise = p.enterprise AND o.order_id = p.order_id
WHERE (o.distributor = :account OR o.reseller = :account)
    AND (p.enterprise = :owner OR :owner = 0) AND (p.site = :site OR :site = 0)
    AND (p.order_id = :order_id OR :order_id = 0)
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
        AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
        OR EXISTS (SELECT 1 FROM proof_record AS t
            JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
            WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
    AND p.issued_on >= :first AND p.issued_on <= :last
    AND (p.issued_on < :after_on OR (p.issued_on = :after_on AND p.number < :after))
ORDER BY p.issued_on DESC, p.number DESC LIMIT :most
