-- Takes running jobs from their runners: this process is the only one, and it has just begun.
-- in: now Instant
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET runner = '', changed_at = :now WHERE state = 'running'
