-- The jobs of a seat, the latest first.
-- in: account AccountId, site SiteId, identity IdentityId, before int64_t, most int64_t
-- out: job int64_t, number Text, report Text, path Text, query Text, state Text, row_count int64_t,
--   byte_count int64_t, outcome Text, manifest Text, asked_at Instant, changed_at Instant, ready_at ?Instant,
--   expires_on ?Date
-- rows: many
-- scope: catalogue
SELECT job, number, report, path, query, state, row_count, byte_count, outcome, manifest, asked_at, changed_at,
    ready_at, expires_on
FROM file_job
WHERE account = :account AND site = :site AND identity = :identity AND job < :before
ORDER BY job DESC LIMIT :most
