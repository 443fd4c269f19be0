-- Saves an agreement's standing.
-- in: enterprise EnterpriseId, agreement AgreementId, level Text, floor Text, term int64_t,
--   term_start Date, term_end Date, first_anniversary Date, term_points Points
-- rows: changes 1
-- scope: enterprise
UPDATE agreement SET level = :level, floor = :floor, term = :term, term_start = :term_start,
    term_end = :term_end, first_anniversary = :first_anniversary, term_points = :term_points
WHERE enterprise = :enterprise AND agreement = :agreement
