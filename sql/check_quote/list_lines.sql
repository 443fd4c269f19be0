-- The lines of an enterprise's quotes.
-- in: enterprise EnterpriseId
-- out: quote QuoteId, revision int64_t, line int64_t, site SiteId, part Text, quantity Quantity,
--   entitlement ?EntitlementId, price_row PriceRowId, unit Money, extended Money, points Points,
--   months ?int64_t, yearly ?Money, price_on ?Date, coverage_start ?Date, due ?Date, edition ?int64_t
-- rows: many
-- scope: enterprise
SELECT quote, revision, line, site, part, quantity, entitlement, price_row, unit, extended, points,
    months, yearly, price_on, coverage_start, due, edition
FROM quote_line WHERE enterprise = :enterprise ORDER BY quote, revision, line
