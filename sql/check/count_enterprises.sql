-- How many enterprises there are.
-- out: enterprises int64_t
-- rows: one
-- scope: exempt licet check reads everything
SELECT COUNT(*) AS enterprises FROM enterprise
