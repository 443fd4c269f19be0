-- The renewal lines of an enterprise's quotes that live or that its customer declined, each with its quote.
-- in: enterprise EnterpriseId, today Date
-- out: entitlement ?EntitlementId, coverage_start ?Date, line int64_t, quantity Quantity,
--   quote QuoteId, state Text, agreement AgreementId,
--   distributor ?AccountId, reseller ?AccountId, currency Text, country_group Text
-- rows: many, ahead
-- scope: enterprise
SELECT l.entitlement, l.coverage_start, l.line, l.quantity, q.quote, q.state, q.agreement, q.distributor, q.reseller, q.currency,
    q.country_group
FROM quote AS q CROSS JOIN quote_line AS l
WHERE q.enterprise = :enterprise AND q.newest + 0 = 1
    AND q.state NOT IN ('ordered', 'expired', 'withdrawn', 'superseded')
    AND (q.state = 'declined' OR q.valid_to IS NULL OR q.valid_to >= :today)
    AND l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision
    AND l.entitlement IS NOT NULL AND l.coverage_start IS NOT NULL
ORDER BY l.entitlement NULLS FIRST, q.quote
