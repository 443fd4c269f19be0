-- Gives an identity a password's hash.
-- in: identity IdentityId, password Text
-- rows: changes 1
-- scope: catalogue
UPDATE identity SET password = :password WHERE identity = :identity
