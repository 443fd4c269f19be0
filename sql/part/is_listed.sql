-- Whether a part has a price in a list, on any day: whether it is sold in that list's countries.
-- in: part Text, country_group Text, currency Text
-- out: listed bool
-- rows: one
-- scope: catalogue
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM price_row AS r WHERE r.part = :part AND r.country_group = :country_group
    AND r.currency = :currency) THEN 1 ELSE 0 END AS bigint) AS listed
