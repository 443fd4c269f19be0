-- The terms of an enterprise's agreements that ended.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, term int64_t, seq int64_t, term_start Date, term_end Date,
--   points Points, level_before Text, level_after Text
-- rows: many
-- scope: enterprise
SELECT agreement, term, seq, term_start, term_end, points, level_before, level_after
FROM term_close WHERE enterprise = :enterprise ORDER BY agreement, term
