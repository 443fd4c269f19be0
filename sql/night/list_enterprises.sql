-- The enterprises with which a night has something to do, each once: a term that ended, a renewal line due soon, a quote that
-- ends, an agreement that has been idle for long, a declined renewal that lapsed, a renewal that nobody paid.
-- in: today Date, due_from Date, due_to Date, open_from Date, ends_by Date, idle_since Date
-- out: enterprise EnterpriseId
-- rows: many
-- scope: exempt the nightly run looks over all enterprises
SELECT enterprise FROM agreement WHERE term_end < :today
UNION SELECT enterprise FROM entitlement WHERE due >= :due_from AND due <= :due_to AND coverage_end >= :open_from
UNION SELECT enterprise FROM quote WHERE newest = 1 AND valid_to <= :ends_by
    AND state IN ('standing', 'presented', 'accepted')
UNION SELECT a.enterprise FROM agreement AS a WHERE a.state = 'active' AND a.number > ''
    AND NOT EXISTS (SELECT 1 FROM site AS s JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
        WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement AND e.quantity > 0
            AND e.coverage_end > :idle_since)
    AND EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = a.enterprise AND o.accepted_on <= :idle_since)
UNION SELECT q.enterprise FROM quote AS q CROSS JOIN quote_line AS l CROSS JOIN entitlement AS e
    WHERE q.newest = 1 AND q.valid_to < :today AND q.state = 'declined'
        AND l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision
        AND e.enterprise = l.enterprise AND e.entitlement = l.entitlement
        AND e.quantity > 0 AND e.coverage_end < l.coverage_start AND e.coverage_end < :today
        AND NOT EXISTS (SELECT 1 FROM calendar_notice AS n WHERE n.enterprise = q.enterprise AND n.object = q.quote
            AND n.kind = 'renewal.lapsed' AND n.for_day = e.coverage_end)
UNION SELECT enterprise FROM automatic_order WHERE state = 'ordered' AND pay_until < :today
ORDER BY enterprise
