-- The highest enterprise id given so far; 0 where there is none.
-- out: highest int64_t
-- rows: one
-- scope: exempt new ids are drawn over all enterprises
SELECT COALESCE(MAX(enterprise), 0) AS highest FROM enterprise
