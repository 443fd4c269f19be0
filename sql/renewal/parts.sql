-- What renewal lines show of the parts of a JSON list; `at` is the place in the list, from 0.
-- in: parts Text
-- out: at int64_t, description Text, type Text, metric Text
-- rows: many
-- scope: catalogue
SELECT j.key AS at, p.description, p.type, p.metric
FROM json_each(:parts) AS j JOIN part AS p ON p.part = j.value
