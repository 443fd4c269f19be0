-- One row that no table gives.
-- out: one int64_t, none ?Text
-- rows: one
-- scope: catalogue
SELECT 1 AS one, NULL AS none
