-- What the list of renewals says of a quote beside its head: the first due day of its lines, and at how many sites they are.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t
-- out: due ?Date, sites int64_t
-- rows: one
-- scope: enterprise
SELECT MIN(due) AS due, COUNT(DISTINCT site) AS sites FROM quote_line
WHERE enterprise = :enterprise AND quote = :quote AND revision = :revision
