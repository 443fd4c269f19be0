-- Begins a session; without a seat where account is null.
-- in: secret Text, kind Text, identity IdentityId, account ?AccountId, site ?SiteId, at Instant,
--   until_at Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO session (secret, kind, identity, account, site, made_at, used_at, until_at)
VALUES (:secret, :kind, :identity, :account, :site, :at, :at, :until_at)
