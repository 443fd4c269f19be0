-- The agreement that a quote is for.
-- in: enterprise EnterpriseId, quote QuoteId
-- out: agreement AgreementId
-- rows: maybe
-- scope: enterprise
SELECT agreement FROM quote WHERE enterprise = :enterprise AND quote = :quote AND newest + 0 = 1
