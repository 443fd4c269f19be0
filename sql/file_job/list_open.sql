-- The jobs of a seat that wait or run.
-- in: account AccountId, site SiteId, identity IdentityId
-- out: number Text, path Text, query Text
-- rows: many
-- scope: catalogue
SELECT number, path, query FROM file_job
WHERE account = :account AND site = :site AND identity = :identity AND state IN ('queued', 'running')
ORDER BY job
