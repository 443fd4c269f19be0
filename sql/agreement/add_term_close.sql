-- Appends what the end of a term did (R2.7).
-- in: enterprise EnterpriseId, agreement AgreementId, term int64_t, seq int64_t, term_start Date,
--   term_end Date, points Points, level_before Text, level_after Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO term_close (enterprise, agreement, term, seq, term_start, term_end, points,
    level_before, level_after)
VALUES (:enterprise, :agreement, :term, :seq, :term_start, :term_end, :points,
    :level_before, :level_after)
