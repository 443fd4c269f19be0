-- The transfers that the viewer sees, the latest first, behind one of them, in one state or in any (state empty); of a time, as they
-- stood then: none that was asked for later, and waiting what had a step yet to come, for its last step alone ends it.
-- in: state Text, kind Text, site_number Text, first Date, last Date, true_on Date, of_known bool, known_on Instant,
--   before Date, before_number Text, most int64_t
-- out: enterprise EnterpriseId, transfer int64_t, number Text, kind Text, from_site SiteId, to_site SiteId, from_number Text,
--   to_number Text, agreement_number Text, asked_on Date, account AccountId, state Text, quantity Quantity
-- rows: many
-- scope: exempt the scope of the connection shows the viewer's alone
SELECT t.enterprise, t.transfer, t.number, t.kind, t.from_site, t.to_site, t.from_number, t.to_number, t.agreement_number,
    t.asked_on, t.account,
    CASE WHEN EXISTS (SELECT 1 FROM transfer_step AS p WHERE p.enterprise = t.enterprise AND p.transfer = t.transfer
        AND (p.on_day > :true_on OR (CAST(:of_known AS bigint) = 1 AND p.seq > (SELECT h.seq FROM recorded AS h
            WHERE h.enterprise = t.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))))
        THEN 'awaiting_approvals' ELSE t.state END AS state,
    CAST((SELECT COALESCE(SUM(l.quantity), 0) FROM transfer_line AS l
        WHERE l.enterprise = t.enterprise AND l.transfer = t.transfer) AS bigint) AS quantity
FROM transfer AS t
WHERE (t.kind = :kind OR :kind = '') AND (:site_number = '' OR t.from_number = :site_number OR t.to_number = :site_number)
    AND t.asked_on >= :first AND t.asked_on <= :last AND t.asked_on <= :true_on
    AND (CAST(:of_known AS bigint) = 0 OR t.seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = t.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
    AND (:state = '' OR CASE WHEN EXISTS (SELECT 1 FROM transfer_step AS p WHERE p.enterprise = t.enterprise AND p.transfer = t.transfer
        AND (p.on_day > :true_on OR (CAST(:of_known AS bigint) = 1 AND p.seq > (SELECT h.seq FROM recorded AS h
            WHERE h.enterprise = t.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))))
        THEN 'awaiting_approvals' ELSE t.state END = :state)
    AND (t.asked_on < :before OR (t.asked_on = :before AND t.number < :before_number))
ORDER BY t.asked_on DESC, t.number DESC LIMIT :most
