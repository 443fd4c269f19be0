-- Jobs whose files are kept no longer.
-- in: today Date, most int64_t
-- out: job int64_t
-- rows: many
-- scope: catalogue
SELECT job FROM file_job WHERE state = 'ready' AND expires_on < :today ORDER BY job LIMIT :most
