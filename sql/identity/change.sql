-- Changes how an identity is called and spoken to.
-- in: identity IdentityId, name Text, language Text, time_zone Text
-- rows: changes 1
-- scope: catalogue
UPDATE identity SET name = :name, language = :language, time_zone = :time_zone WHERE identity = :identity
