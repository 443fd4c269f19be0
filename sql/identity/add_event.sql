-- Notes what happened to a person.
-- in: identity IdentityId, at Instant, kind Text, account AccountId
-- rows: changes 1
-- scope: catalogue
INSERT INTO identity_event (identity, number, at, kind, account)
SELECT :identity, COALESCE(MAX(number), 0) + 1, :at, :kind, :account FROM identity_event
WHERE identity = :identity
