-- Transfers that wait for the primary of a site, the oldest first.
-- in: enterprise EnterpriseId, site SiteId, most int64_t
-- out: number Text, from_number Text, asked_on Date
-- rows: many
-- scope: enterprise
SELECT t.number, t.from_number, t.asked_on FROM transfer AS t
WHERE t.enterprise = :enterprise AND t.state = 'awaiting_approvals'
    AND ((t.from_site = :site AND NOT EXISTS (SELECT 1 FROM transfer_step AS s
            WHERE s.enterprise = t.enterprise AND s.transfer = t.transfer AND s.side = 'source'))
        OR (t.to_site = :site AND NOT EXISTS (SELECT 1 FROM transfer_step AS s
            WHERE s.enterprise = t.enterprise AND s.transfer = t.transfer AND s.side = 'target')))
ORDER BY t.asked_on, t.transfer LIMIT :most
