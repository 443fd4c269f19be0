-- Gives a price row its price at one level.
-- in: price_row PriceRowId, level Text, unit Money
-- rows: changes 1
-- scope: catalogue
INSERT INTO price_level (price_row, level, unit) VALUES (:price_row, :level, :unit)
