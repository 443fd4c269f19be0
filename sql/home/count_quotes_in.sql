-- How many quotes of everybody are in a state and end between two days or without a day, and since when the oldest.
-- in: state Text, today Date, soon Date
-- out: quotes int64_t, oldest ?Date
-- rows: one
-- scope: exempt the desks see quotes over many enterprises
SELECT COUNT(*) AS quotes, MIN(presented_on) AS oldest FROM quote
WHERE newest = 1 AND state = :state AND valid_to >= :today AND valid_to <= :soon
