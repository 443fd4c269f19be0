-- The renewal parts of the parts of a JSON list; `at` is the place in the list, from 0.
-- in: parts Text
-- out: at int64_t, renewal ?Text
-- rows: many
-- scope: catalogue
SELECT j.key AS at, p.renewal FROM json_each(:parts) AS j JOIN part AS p ON p.part = j.value
