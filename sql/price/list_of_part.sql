-- Every price of a part in a country group and currency, row after row; level is null for a row
-- without any price.
-- in: part Text, country_group Text, currency Text
-- out: price_row PriceRowId, from_day Date, published Date, release int64_t, level ?Text, unit ?Money
-- rows: many
-- scope: catalogue
SELECT r.price_row, r.from_day, r.published, r.release, l.level, l.unit
FROM price_row AS r LEFT JOIN price_level AS l ON l.price_row = r.price_row
WHERE r.part = :part AND r.country_group = :country_group AND r.currency = :currency
ORDER BY r.from_day, r.published, r.release
