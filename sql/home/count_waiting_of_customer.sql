-- What waits for a customer in its menu, at most so many of each: quotes that it can accept (accepts 1), as list_quotes_to_accept;
-- files that are ready.
-- in: enterprise EnterpriseId, holder AgreementId, only_site int64_t, account AccountId, site SiteId, identity IdentityId,
--   accepts int64_t, today Date, most int64_t
-- out: waiting_quotes int64_t, ready_files int64_t
-- rows: one
-- scope: enterprise
SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM quote AS q WHERE q.enterprise = :enterprise AND q.agreement = :holder
            AND +q.newest = 1 AND q.state IN ('presented', 'standing') AND (q.site = :only_site OR :only_site = 0)
            AND (q.valid_to IS NULL OR q.valid_to >= :today) AND CAST(:accepts AS bigint) = 1
            LIMIT :most) AS w) AS waiting_quotes,
    (SELECT COUNT(*) FROM (SELECT 1 AS one FROM file_job AS j WHERE j.account = :account AND j.site = :site
            AND j.identity = :identity AND j.state = 'ready' AND j.expires_on >= :today
            LIMIT :most) AS w) AS ready_files
