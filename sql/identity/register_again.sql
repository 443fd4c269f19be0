-- What was registered for a mail that nobody has confirmed is replaced by what is registered now.
-- in: identity IdentityId, mail Text, name Text, password Text, language Text, time_zone Text,
--   registered_at Instant
-- rows: changes any
-- scope: catalogue
UPDATE identity SET mail = :mail, name = :name, password = :password, language = :language,
    time_zone = :time_zone, registered_at = :registered_at
WHERE identity = :identity AND state = 'registered'
