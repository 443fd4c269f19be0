-- What waits to move away from a site: the records, or all of it (entitlement NULL), in transfers other than one.
-- in: enterprise EnterpriseId, from_site SiteId, but int64_t
-- out: transfer int64_t, entitlement ?EntitlementId
-- rows: many
-- scope: enterprise
SELECT t.transfer, l.entitlement
FROM transfer AS t LEFT JOIN transfer_line AS l ON l.enterprise = t.enterprise AND l.transfer = t.transfer
WHERE t.enterprise = :enterprise AND t.from_site = :from_site AND t.state = 'awaiting_approvals' AND t.transfer <> :but
ORDER BY t.transfer, l.line
