-- The links that confirm a person's mail open nothing any more.
-- in: identity IdentityId
-- rows: changes any
-- scope: catalogue
DELETE FROM mail_confirmation WHERE identity = :identity
