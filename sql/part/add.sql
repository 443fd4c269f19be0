-- Adds a part; its renewal and reinstatement parts are named afterwards.
-- in: part Text, type Text, points Points, discountable bool, term_months int64_t,
--   minimum_quantity Quantity, multiple Quantity
-- rows: changes 1
-- scope: catalogue
INSERT INTO part (part, type, points, discountable, term_months, minimum_quantity, multiple)
VALUES (:part, :type, :points, :discountable, :term_months, :minimum_quantity, :multiple)
