-- One job of a seat by its number.
-- in: number Text, account AccountId, site SiteId, identity IdentityId
-- out: job int64_t, number Text, report Text, path Text, query Text, state Text, row_count int64_t,
--   byte_count int64_t, outcome Text, manifest Text, asked_at Instant, changed_at Instant, ready_at ?Instant,
--   expires_on ?Date
-- rows: maybe
-- scope: catalogue
SELECT job, number, report, path, query, state, row_count, byte_count, outcome, manifest, asked_at, changed_at,
    ready_at, expires_on
FROM file_job
WHERE number = :number AND account = :account AND site = :site AND identity = :identity
