-- Adds an active sign-in identity that has no password yet.
-- in: identity IdentityId, mail Text, mail_key Text, name Text, language Text, time_zone Text,
--   registered_at Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO identity (identity, mail, mail_key, name, state, language, time_zone, registered_at)
VALUES (:identity, :mail, :mail_key, :name, 'active', :language, :time_zone, :registered_at)
