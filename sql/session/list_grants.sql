-- Lists all grants to a user, the latest of each right last.
-- in: account AccountId, site SiteId, identity IdentityId
-- out: granted_right Text, allowed bool, from_day Date, until_day ?Date
-- rows: many
-- scope: catalogue
SELECT granted_right, allowed, from_day, until_day FROM right_grant
WHERE account = :account AND site = :site AND identity = :identity
ORDER BY granted_right, granted_at
