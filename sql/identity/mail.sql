-- Loads the mail of an identity.
-- in: identity IdentityId
-- out: mail Text
-- rows: one
-- scope: catalogue
SELECT mail FROM identity WHERE identity = :identity
