-- Notes when a seat was last taken.
-- in: account AccountId, site SiteId, identity IdentityId, at Instant
-- rows: changes 1
-- scope: catalogue
UPDATE account_user SET used_at = :at
WHERE account = :account AND site = :site AND identity = :identity
