-- What happened to an enterprise's quotes, in order.
-- in: enterprise EnterpriseId
-- out: quote QuoteId, edition int64_t, seq int64_t, revision int64_t, verb Text, state Text, on_day Date,
--   total ?Money, lines ?int64_t, valid_to ?Date, contact ?int64_t, maximum_end_price ?Money
-- rows: many
-- scope: enterprise
SELECT quote, edition, seq, revision, verb, state, on_day, total, lines, valid_to, contact, maximum_end_price
FROM quote_event WHERE enterprise = :enterprise ORDER BY quote, edition
