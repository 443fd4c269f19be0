-- The lines of live quotes at a site.
-- in: enterprise EnterpriseId, site SiteId, today Date
-- out: quote QuoteId, line int64_t
-- rows: many
-- scope: enterprise
SELECT q.quote, l.line
FROM quote AS q CROSS JOIN quote_line AS l
WHERE q.enterprise = :enterprise AND q.newest = 1
    AND q.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
    AND (q.valid_to IS NULL OR q.valid_to >= :today)
    AND l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision AND l.site = :site
ORDER BY q.quote, l.line
