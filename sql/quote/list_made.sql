-- The quotes that a transaction made.
-- in: enterprise EnterpriseId, first QuoteId, last QuoteId
-- out: quote QuoteId, number Text
-- rows: many
-- scope: enterprise
SELECT DISTINCT quote, number FROM quote
WHERE enterprise = :enterprise AND quote >= :first AND quote <= :last ORDER BY quote
