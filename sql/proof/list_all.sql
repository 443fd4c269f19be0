-- A page of all proofs, newest first, for the desks: those before a day and number.
-- in: part Text, first Date, before_on Date, before Text,
--   of_known bool, known_on Instant, most int64_t
-- out: enterprise EnterpriseId, proof ProofId
-- rows: many
-- scope: exempt the desks see every site
SELECT p.enterprise, p.proof FROM proof AS p
WHERE (p.issued_on, p.number) < (:before_on, :before) AND p.issued_on >= :first
    AND (CAST(:of_known AS bigint) = 0 OR p.seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = p.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
        AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
        OR EXISTS (SELECT 1 FROM proof_record AS t
            JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
            WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
ORDER BY p.issued_on DESC, p.number DESC LIMIT :most
