-- Every price of a part in a country group and currency that can be in force on `oldest` or later
-- among those published by a day (R4.6), row after row; level is null for a row without any price.
-- in: part Text, country_group Text, currency Text, oldest Date, published_by Date
-- out: price_row PriceRowId, from_day Date, published Date, release int64_t, level ?Text, unit ?Money
-- rows: many
-- scope: catalogue
SELECT r.price_row, r.from_day, r.published, r.release, l.level, l.unit
FROM price_row AS r LEFT JOIN price_level AS l ON l.price_row = r.price_row
WHERE r.part = :part AND r.country_group = :country_group AND r.currency = :currency
    AND r.from_day >= COALESCE((SELECT MAX(f.from_day) FROM price_row AS f
        WHERE f.part = :part AND f.country_group = :country_group AND f.currency = :currency
            AND f.from_day <= :oldest AND f.published <= :published_by), '0001-01-01')
ORDER BY r.from_day, r.published, r.release
