-- Copies ended terms of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO term_close (enterprise, agreement, term, seq, term_start, term_end, points,
    level_before, level_after)
SELECT enterprise + :shift, agreement, term, seq, term_start, term_end, points, level_before,
    level_after
FROM term_close WHERE enterprise BETWEEN :first AND :last
