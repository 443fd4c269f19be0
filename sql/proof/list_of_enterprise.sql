-- A page of the proofs of an enterprise, newest first, those before a day and number: of one site, one agreement's sites,
-- or all. account 0: of no partner; else of its orders alone, at sites that it sees (V2).
-- in: enterprise EnterpriseId, account AccountId, today Date, site SiteId, agreement AgreementId, order_id OrderId,
--   part Text, first Date, before_on Date, before Text,
--   of_known bool, known_on Instant, most int64_t
-- out: enterprise EnterpriseId, proof ProofId
-- rows: many
-- scope: enterprise
SELECT p.enterprise, p.proof
FROM proof AS p JOIN site AS s ON s.enterprise = p.enterprise AND s.site = p.site
WHERE p.enterprise = :enterprise AND (p.site = :site OR :site = 0)
    AND (s.agreement = :agreement OR :agreement = 0)
    AND (p.order_id = :order_id OR :order_id = 0)
    AND (CAST(:account AS bigint) = 0 OR ((p.reseller = :account OR p.distributor = :account)
        AND EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = p.enterprise AND v.site = p.site
            AND +v.account = :account AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today))))
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = p.enterprise
        AND l.order_id = p.order_id AND l.site = p.site AND l.part = :part)
        OR EXISTS (SELECT 1 FROM proof_record AS t
            JOIN entitlement AS e ON e.enterprise = t.enterprise AND e.entitlement = t.entitlement
            WHERE t.enterprise = p.enterprise AND t.proof = p.proof AND e.part = :part))
    AND (p.issued_on, p.number) < (:before_on, :before) AND p.issued_on >= :first
    AND (CAST(:of_known AS bigint) = 0 OR p.seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = p.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
ORDER BY p.issued_on DESC, p.number DESC LIMIT :most
