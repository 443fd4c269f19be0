-- Every price of the parts of a JSON list in a country group and currency that can be in force between
-- `oldest` and `newest` among those published by a day (R4.6), in any order; `at` is the part's place in
-- the list, from 0, level is null for a row without any price.
-- in: parts Text, country_group Text, currency Text, oldest Date, newest Date, published_by Date
-- out: at int64_t, price_row PriceRowId, from_day Date, published Date, release int64_t,
--   level ?Text, unit ?Money
-- rows: many, ahead
-- scope: catalogue
SELECT j.key AS at, r.price_row, r.from_day, r.published, r.release, l.level, l.unit
FROM json_each(:parts) AS j JOIN price_row AS r ON r.part = j.value
    LEFT JOIN price_level AS l ON l.price_row = r.price_row
WHERE r.country_group = :country_group AND r.currency = :currency AND r.from_day <= :newest
    AND r.from_day >= COALESCE((SELECT MAX(f.from_day) FROM price_row AS f
        WHERE f.part = j.value AND f.country_group = :country_group AND f.currency = :currency
            AND f.from_day <= :oldest AND f.published <= :published_by), '0001-01-01')
