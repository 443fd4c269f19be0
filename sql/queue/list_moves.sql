-- Transfers that wait for a primary's yes, with whose, the oldest first; with how many there are.
-- in: skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT 'transfer' AS kind, t.number AS item, t.enterprise, CAST(0 AS bigint) AS entitlement,
    NULLIF(t.asked_on, t.asked_on) AS coverage_end, t.from_number AS site, t.asked_on AS since,
    NULLIF(t.asked_on, t.asked_on) AS due,
    COALESCE((SELECT CASE s.side WHEN 'source' THEN 'target_approval' ELSE 'source_approval' END FROM transfer_step AS s
        WHERE s.enterprise = t.enterprise AND s.transfer = t.transfer AND s.verb = 'approve'), 'both_approvals') AS reason,
    COUNT(*) OVER () AS total, MIN(t.asked_on) OVER () AS oldest
FROM transfer AS t WHERE t.state = 'awaiting_approvals'
ORDER BY t.asked_on, t.number LIMIT :most OFFSET :skip
