-- The oldest job that waits, or runs and has not been heard of since.
-- in: silent_since Instant
-- out: job int64_t, number Text, account AccountId, site SiteId, identity IdentityId, language Text, report Text,
--   path Text, query Text, tries int64_t
-- rows: maybe
-- scope: catalogue
SELECT job, number, account, site, identity, language, report, path, query, tries FROM file_job
WHERE state = 'queued' OR (state = 'running' AND (runner = '' OR changed_at < :silent_since))
ORDER BY job LIMIT 1
