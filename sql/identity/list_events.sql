-- What happened to a person, in order.
-- in: identity IdentityId
-- out: number int64_t, at Instant, kind Text, account AccountId
-- rows: many
-- scope: catalogue
SELECT number, at, kind, account FROM identity_event WHERE identity = :identity ORDER BY number
