-- Publishes one price row of a part (R8.1).
-- in: price_row PriceRowId, part Text, country_group Text, currency Text, from_day Date,
--   published Date, release int64_t
-- rows: changes 1
-- scope: catalogue
INSERT INTO price_row (price_row, part, country_group, currency, from_day, published, release)
VALUES (:price_row, :part, :country_group, :currency, :from_day, :published, :release)
