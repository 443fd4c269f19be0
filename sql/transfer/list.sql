-- The transfers that the viewer sees, the latest first, in one state or in any (state empty).
-- in: state Text, skip int64_t, most int64_t
-- out: enterprise EnterpriseId, transfer int64_t, number Text, kind Text, from_site SiteId, to_site SiteId, from_number Text,
--   to_number Text, agreement_number Text, asked_on Date, account AccountId, state Text, quantity Quantity
-- rows: many
-- scope: exempt the scope of the connection shows the viewer's alone
SELECT t.enterprise, t.transfer, t.number, t.kind, t.from_site, t.to_site, t.from_number, t.to_number, t.agreement_number,
    t.asked_on, t.account, t.state,
    CAST((SELECT COALESCE(SUM(l.quantity), 0) FROM transfer_line AS l
        WHERE l.enterprise = t.enterprise AND l.transfer = t.transfer) AS bigint) AS quantity
FROM transfer AS t WHERE t.state = :state OR :state = ''
ORDER BY t.asked_on DESC, t.number LIMIT :most OFFSET :skip
