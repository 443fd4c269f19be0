-- Ends the sessions of an identity that nobody can use any more.
-- in: identity IdentityId, now Instant, idle_since Instant
-- rows: changes any
-- scope: catalogue
DELETE FROM session
WHERE identity = :identity AND (until_at <= :now OR used_at <= :idle_since)
