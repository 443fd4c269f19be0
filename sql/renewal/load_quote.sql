-- What a renewal line tells of the live quote that it is in.
-- in: enterprise EnterpriseId, quote QuoteId
-- out: number Text, state Text, valid_to ?Date
-- rows: one
-- scope: enterprise
SELECT number, state, valid_to FROM quote WHERE enterprise = :enterprise AND quote = :quote AND newest = 1
