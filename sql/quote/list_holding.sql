-- The live quotes that hold an entitlement's renewal line.
-- in: enterprise EnterpriseId, entitlement EntitlementId, today Date
-- out: quote QuoteId, number Text, state Text, line int64_t, owner ?AccountId, distributor ?AccountId,
--   reseller ?AccountId
-- rows: many
-- scope: enterprise
SELECT q.quote, q.number, q.state, l.line, q.owner, q.distributor, q.reseller
FROM quote_line AS l CROSS JOIN quote AS q
WHERE l.enterprise = :enterprise AND l.entitlement = :entitlement AND q.enterprise = l.enterprise
    AND q.quote = l.quote AND q.revision = l.revision AND q.newest = 1
    AND q.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
    AND (q.valid_to IS NULL OR q.valid_to >= :today)
ORDER BY q.quote
