-- The renewal lines of quotes that their customer declined, whose coverage has ended since and was not renewed, by quote and
-- end; without those that were told of.
-- in: enterprise EnterpriseId, today Date
-- out: quote QuoteId, coverage_end Date
-- rows: many, ahead
-- scope: enterprise
SELECT DISTINCT q.quote, e.coverage_end
FROM quote AS q CROSS JOIN quote_line AS l CROSS JOIN entitlement AS e
WHERE q.enterprise = :enterprise AND q.newest + 0 = 1 AND q.state = 'declined'
    AND l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision
    AND e.enterprise = l.enterprise AND e.entitlement = l.entitlement
    AND e.quantity > 0 AND e.coverage_end < l.coverage_start AND e.coverage_end < :today
    AND NOT EXISTS (SELECT 1 FROM calendar_notice AS n WHERE n.enterprise = q.enterprise AND n.object = q.quote
        AND n.kind = 'renewal.lapsed' AND n.for_day = e.coverage_end)
ORDER BY q.quote, e.coverage_end
