-- One row that no table gives.
-- out: one int64_t, none ?Text
-- rows: one
-- scope: catalogue
SELECT CAST(1 AS bigint) AS one, NULL AS none
