-- Queues a job.
-- in: job int64_t, number Text, account AccountId, site SiteId, identity IdentityId, language Text, report Text,
--   path Text, query Text, now Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO file_job (job, number, account, site, identity, language, report, path, query, state, runner, tries,
    row_count, byte_count, outcome, manifest, asked_at, changed_at, ready_at, expires_on)
VALUES (:job, :number, :account, :site, :identity, :language, :report, :path, :query, 'queued', '', 0,
    0, 0, '', '', :now, :now, NULL, NULL)
