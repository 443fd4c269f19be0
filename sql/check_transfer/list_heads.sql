-- The transfers of an enterprise.
-- in: enterprise EnterpriseId
-- out: transfer int64_t, seq int64_t, kind Text, from_site SiteId, to_site SiteId, agreement AgreementId, state Text,
--   move ?int64_t, account AccountId, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT t.transfer, t.seq, t.kind, t.from_site, t.to_site, t.agreement, t.state, t.move, t.account,
    CAST((SELECT COALESCE(SUM(l.quantity), 0) FROM transfer_line AS l
        WHERE l.enterprise = t.enterprise AND l.transfer = t.transfer) AS bigint) AS quantity
FROM transfer AS t WHERE t.enterprise = :enterprise ORDER BY t.transfer
