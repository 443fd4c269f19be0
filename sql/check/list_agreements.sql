-- The agreements of an enterprise as they are kept.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, number Text, programme Text, customer_type Text, level ?Text,
--   floor ?Text, term int64_t, term_start ?Date, term_end ?Date, first_anniversary ?Date,
--   term_points Points, enrolled_on Date, enrolled_seq int64_t, auto_renew bool, state Text
-- rows: many
-- scope: enterprise
SELECT agreement, number, programme, customer_type, level, floor, term, term_start, term_end,
    first_anniversary, term_points, enrolled_on, enrolled_seq, auto_renew, state
FROM agreement WHERE enterprise = :enterprise ORDER BY agreement
