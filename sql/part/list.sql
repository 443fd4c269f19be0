-- Loads the parts of a JSON list of numbers; `at` is a number's place in it, from 0.
-- in: parts Text
-- out: at int64_t, type Text, points Points, discountable bool, renewal ?Text, reinstatement ?Text,
--   term_months int64_t, minimum_quantity Quantity, multiple Quantity, orderable_until ?Date,
--   replacement ?Text
-- rows: many, ahead
-- scope: catalogue
SELECT j.key AS at, p.type, p.points, p.discountable, p.renewal, p.reinstatement, p.term_months,
    p.minimum_quantity, p.multiple, p.orderable_until, p.replacement
FROM json_each(:parts) AS j JOIN part AS p ON p.part = j.value
