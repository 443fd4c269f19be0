-- Notes a link that confirms a mail.
-- in: secret Text, identity IdentityId, until_at Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO mail_confirmation (secret, identity, until_at) VALUES (:secret, :identity, :until_at)
