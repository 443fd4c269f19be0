-- The highest id of a saved view; 0 where there is none.
-- out: view int64_t
-- rows: one
-- scope: catalogue
SELECT COALESCE(MAX(view), 0) AS view FROM saved_view
