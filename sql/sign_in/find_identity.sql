-- Finds who has a mail, and what proves it.
-- in: mail_key Text
-- out: identity IdentityId, password ?Text, state Text
-- rows: maybe
-- scope: catalogue
SELECT identity, password, state FROM identity WHERE mail_key = :mail_key
