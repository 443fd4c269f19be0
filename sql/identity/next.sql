-- The next id of an identity.
-- out: next IdentityId
-- rows: one
-- scope: catalogue
SELECT COALESCE(MAX(identity), 0) + 1 AS next FROM identity
