-- The id of a job of a seat by its number.
-- in: number Text, account AccountId, site SiteId, identity IdentityId
-- out: job int64_t
-- rows: maybe
-- scope: catalogue
SELECT job FROM file_job
WHERE number = :number AND account = :account AND site = :site AND identity = :identity
