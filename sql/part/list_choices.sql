-- All parts as lines may name them; `listed`: with a price in a list, on any day.
-- in: country_group Text, currency Text
-- out: part Text, type Text, description Text, minimum_quantity Quantity, multiple Quantity,
--   orderable_until ?Date, replacement ?Text, listed bool, metric Text
-- rows: many
-- scope: catalogue
SELECT p.part, p.type, p.description, p.minimum_quantity, p.multiple, p.orderable_until, p.replacement,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM price_row AS r WHERE r.part = p.part AND r.country_group = :country_group
        AND r.currency = :currency) THEN 1 ELSE 0 END AS bigint) AS listed, p.metric
FROM part AS p ORDER BY p.part
