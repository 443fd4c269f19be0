-- Loads how an identity wants to be called and spoken to.
-- in: identity IdentityId
-- out: name Text, language Text, time_zone Text
-- rows: one
-- scope: catalogue
SELECT name, language, time_zone FROM identity WHERE identity = :identity
