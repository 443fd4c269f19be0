-- Every version of the programme definition.
-- out: version int64_t, from_day Date, definition Text
-- rows: many
-- scope: catalogue
SELECT version, from_day, definition FROM programme_version ORDER BY version
