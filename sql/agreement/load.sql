-- Loads an agreement's standing.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: number Text, programme Text, state Text, level ?Text, floor ?Text, term int64_t, term_start ?Date,
--   term_end ?Date, first_anniversary ?Date, term_points Points
-- rows: one, ahead
-- scope: enterprise
SELECT number, programme, state, level, floor, term, term_start, term_end, first_anniversary, term_points
FROM agreement WHERE enterprise = :enterprise AND agreement = :agreement
