-- Grants a right to a user of an account, or takes it away.
-- in: account AccountId, site SiteId, identity IdentityId, granted_right Text, granted_at Instant,
--   granted_by IdentityId, allowed bool, from_day Date, until_day ?Date
-- rows: changes 1
-- scope: catalogue
INSERT INTO right_grant (account, site, identity, granted_right, granted_at, granted_by, allowed,
    from_day, until_day)
VALUES (:account, :site, :identity, :granted_right, :granted_at, :granted_by, :allowed, :from_day,
    :until_day)
