-- The terms of an agreement that ended (R2.7).
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: term int64_t, seq int64_t, term_start Date, term_end Date, points Points, level_before Text, level_after Text
-- rows: many
-- scope: enterprise
SELECT term, seq, term_start, term_end, points, level_before, level_after FROM term_close
WHERE enterprise = :enterprise AND agreement = :agreement ORDER BY term
