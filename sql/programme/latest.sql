-- The latest version of the programme definition that holds on a day; its text is empty for who knows that version
-- (0: none).
-- in: today Date, known int64_t
-- out: version int64_t, definition Text
-- rows: maybe
-- scope: catalogue
SELECT version, CASE WHEN version = :known THEN '' ELSE definition END AS definition
FROM programme_version WHERE from_day <= :today
ORDER BY version DESC LIMIT 1
