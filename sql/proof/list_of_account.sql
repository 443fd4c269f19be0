-- A page of the proofs of a partner's orders at sites that it sees, newest first (V2): those before a day and number. Each
-- way to them is a page by itself, and what opens a site is asked of each (CASE): else PostgreSQL reads all and sorts.
-- in: account AccountId, today Date, part Text, first Date, before_on Date, before Text,
--   of_known bool, known_on Instant, most int64_t
-- out: enterprise EnterpriseId, proof ProofId, issued_on Date, number Text
-- rows: many
-- scope: exempt a partner sees proofs over all enterprises by its visibility
SELECT q.enterprise, q.proof, q.issued_on, q.number FROM (
    SELECT r.enterprise, r.proof, r.issued_on, r.number FROM (
        SELECT p.enterprise, p.proof, p.issued_on, p.number FROM proof AS p
        WHERE p.reseller = :account
            AND (p.issued_on, p.number) < (:before_on, :before) AND p.issued_on >= :first
            AND (CAST(:of_known AS bigint) = 0 OR p.seq <= (SELECT h.seq FROM recorded AS h
                WHERE h.enterprise = p.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
            AND CASE WHEN EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = p.enterprise AND v.site = p.site
                AND +v.account = :account AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today))
                THEN 1 ELSE 0 END = 1
            AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
                AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
                OR EXISTS (SELECT 1 FROM proof_record AS t
                    JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
                    WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
        ORDER BY p.issued_on DESC, p.number DESC LIMIT :most) AS r
    UNION ALL
    SELECT d.enterprise, d.proof, d.issued_on, d.number FROM (
        SELECT p.enterprise, p.proof, p.issued_on, p.number FROM proof AS p
        WHERE p.distributor = :account AND COALESCE(p.reseller, 0) <> :account
            AND (p.issued_on, p.number) < (:before_on, :before) AND p.issued_on >= :first
            AND (CAST(:of_known AS bigint) = 0 OR p.seq <= (SELECT h.seq FROM recorded AS h
                WHERE h.enterprise = p.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
            AND CASE WHEN EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = p.enterprise AND v.site = p.site
                AND +v.account = :account AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today))
                THEN 1 ELSE 0 END = 1
            AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
                AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
                OR EXISTS (SELECT 1 FROM proof_record AS t
                    JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
                    WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
        ORDER BY p.issued_on DESC, p.number DESC LIMIT :most) AS d
) AS q
ORDER BY q.issued_on DESC, q.number DESC LIMIT :most
