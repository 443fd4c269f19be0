-- Loads one part.
-- in: part Text
-- out: type Text, points Points, discountable bool, renewal ?Text, reinstatement ?Text,
--   term_months int64_t, minimum_quantity Quantity, multiple Quantity
-- rows: maybe
-- scope: catalogue
SELECT type, points, discountable, renewal, reinstatement, term_months, minimum_quantity, multiple
FROM part WHERE part = :part
