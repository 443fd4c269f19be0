-- What the lines of an enterprise's quotes said until an edition changed or removed them.
-- in: enterprise EnterpriseId
-- out: quote QuoteId, revision int64_t, line int64_t, edition int64_t, removed bool, added ?int64_t, extended ?Money
-- rows: many
-- scope: enterprise
SELECT quote, revision, line, edition, removed, added, extended
FROM quote_line_was WHERE enterprise = :enterprise ORDER BY quote, revision, line, edition
