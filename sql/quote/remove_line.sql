-- Takes a line out of a draft.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, line int64_t
-- rows: changes 1
-- scope: enterprise
DELETE FROM quote_line
WHERE enterprise = :enterprise AND quote = :quote AND revision = :revision AND line = :line
