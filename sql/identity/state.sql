-- Loads the state of an identity.
-- in: identity IdentityId
-- out: state Text
-- rows: maybe
-- scope: catalogue
SELECT state FROM identity WHERE identity = :identity
