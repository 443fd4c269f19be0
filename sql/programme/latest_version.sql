-- Which version of the programme definition holds on a day: its number alone, for who has read it.
-- in: today Date
-- out: version int64_t
-- rows: maybe
-- scope: catalogue
SELECT version FROM programme_version WHERE from_day <= :today
ORDER BY version DESC LIMIT 1
