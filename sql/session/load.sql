-- Loads a session and its person by the digest of its secret.
-- in: secret Text
-- out: kind Text, identity IdentityId, account ?AccountId, site ?SiteId, used_at Instant,
--   until_at Instant, mail Text, name Text, state Text, language Text, time_zone Text
-- rows: maybe
-- scope: catalogue
SELECT s.kind, s.identity, s.account, s.site, s.used_at, s.until_at, i.mail, i.name, i.state,
    i.language, i.time_zone
FROM session AS s JOIN identity AS i ON i.identity = s.identity
WHERE s.secret = :secret
