-- Adds a part; its renewal and reinstatement parts are named afterwards.
-- in: part Text, type Text, description Text, product ?Text, metric Text, points Points,
--   discountable bool, term_months int64_t, minimum_quantity Quantity, multiple Quantity
-- rows: changes 1
-- scope: catalogue
INSERT INTO part (part, type, description, product, metric, points, discountable, term_months,
    minimum_quantity, multiple)
VALUES (:part, :type, :description, :product, :metric, :points, :discountable, :term_months,
    :minimum_quantity, :multiple)
