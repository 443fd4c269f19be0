-- Open work whose partner cannot act any more, and sites where nobody can be reached (P43): renewal lines by their
-- reseller, else distributor; quotes by their owner; orders by who submitted or has to confirm them; sites by whom they
-- named, and by their contacts. The oldest first; with how many there are.
-- in: today Date, skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT g.kind, g.item, g.enterprise, g.entitlement, g.coverage_end, g.site, g.since, g.due, g.reason,
    COUNT(*) OVER () AS total, MIN(g.since) OVER () AS oldest
FROM (
    SELECT 'renewal_line' AS kind, '' AS item, e.enterprise, e.entitlement, e.coverage_end, (SELECT s.number FROM site AS s
            WHERE s.enterprise = e.enterprise AND s.site = e.site) AS site, COALESCE(a.state_on, a.since) AS since, e.due,
        'no_active_partner' AS reason
    FROM account AS a CROSS JOIN entitlement AS e
    WHERE a.state <> 'active' AND e.reseller = a.account AND e.due IS NOT NULL AND e.coverage_end >= :today AND e.quantity > 0
    UNION ALL
    SELECT 'renewal_line', '', e.enterprise, e.entitlement, e.coverage_end, (SELECT s.number FROM site AS s
            WHERE s.enterprise = e.enterprise AND s.site = e.site), COALESCE(a.state_on, a.since), e.due, 'no_active_partner'
    FROM account AS a CROSS JOIN entitlement AS e
    WHERE a.state <> 'active' AND e.distributor = a.account AND COALESCE(e.reseller, 0) = 0 AND e.due IS NOT NULL
        AND e.coverage_end >= :today AND e.quantity > 0
    UNION ALL
    SELECT 'quote', q.number, q.enterprise, 0, q.valid_to, COALESCE(s.number, ''), COALESCE(a.state_on, a.since), q.valid_to,
        'no_active_partner'
    FROM account AS a
        JOIN quote AS q ON q.owner = a.account AND q.newest = 1
        LEFT JOIN site AS s ON s.enterprise = q.enterprise AND s.site = q.site
    WHERE a.state <> 'active' AND q.state IN ('draft', 'standing', 'presented', 'accepted')
        AND (q.valid_to IS NULL OR q.valid_to >= :today)
    UNION ALL
    SELECT 'order', r.number, r.enterprise, 0, r.submitted_on, s.number, COALESCE(a.state_on, a.since), NULL, 'no_active_partner'
    FROM order_request AS r
        JOIN order_step AS t ON t.enterprise = r.enterprise AND t.order_id = r.order_id
            AND t.seq = (SELECT MAX(w.seq) FROM order_step AS w WHERE w.enterprise = r.enterprise AND w.order_id = r.order_id)
        JOIN site AS s ON s.enterprise = r.enterprise AND s.site = r.site
        JOIN account AS a ON a.account = COALESCE((SELECT b.account FROM account AS b WHERE b.account = r.account
            AND b.state <> 'active'), CASE WHEN t.state = 'in_review' THEN r.distributor END)
    WHERE a.state <> 'active' AND t.state IN ('draft', 'in_review')
    UNION ALL
    SELECT 'site', s.number, s.enterprise, 0, n.until_day, s.number, COALESCE(a.state_on, a.since), n.until_day,
        'no_active_partner'
    FROM account AS a
        JOIN partner_naming AS n ON n.account = a.account AND n.kind = 'named' AND n.state = 'active'
        JOIN site AS s ON s.enterprise = n.enterprise AND s.site = n.site
    WHERE a.state <> 'active' AND (n.until_day IS NULL OR n.until_day >= :today) AND n.seq = (SELECT MAX(w.seq)
        FROM partner_naming AS w WHERE w.enterprise = n.enterprise AND w.site = n.site AND w.naming = n.naming)
    UNION ALL
    SELECT 'site', s.number, s.enterprise, 0, s.joined_on, s.number, (SELECT MAX(d.on_day) FROM contact AS c
            JOIN recorded AS d ON d.enterprise = c.enterprise AND d.seq = c.seq
            WHERE c.enterprise = s.enterprise AND c.site = s.site), NULL, 'no_reachable_contact'
    FROM (SELECT DISTINCT enterprise, site FROM contact) AS k JOIN site AS s ON s.enterprise = k.enterprise AND s.site = k.site
    WHERE s.state <> 'closed' AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE c.enterprise = s.enterprise AND c.site = s.site
            AND c.state IN ('unconfirmed', 'confirmed') AND c.seq = (SELECT MAX(w.seq) FROM contact AS w
                WHERE w.enterprise = c.enterprise AND w.site = c.site AND w.contact = c.contact))
) AS g
ORDER BY g.since, g.kind, g.site, g.item, g.enterprise, g.entitlement LIMIT :most OFFSET :skip
