-- Adds an identity whose mail is not confirmed yet.
-- in: identity IdentityId, mail Text, mail_key Text, name Text, password Text, language Text,
--   time_zone Text, registered_at Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO identity (identity, mail, mail_key, name, password, state, language, time_zone,
    registered_at)
VALUES (:identity, :mail, :mail_key, :name, :password, 'registered', :language, :time_zone,
    :registered_at)
