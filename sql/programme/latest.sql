-- The latest version of the programme definition that holds on a day.
-- in: today Date
-- out: version int64_t, definition Text
-- rows: maybe
-- scope: catalogue
SELECT version, definition FROM programme_version WHERE from_day <= :today
ORDER BY version DESC LIMIT 1
