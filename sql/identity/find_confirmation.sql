-- Finds whose mail a link confirms, while it holds.
-- in: secret Text, now Instant
-- out: identity IdentityId, password ?Text
-- rows: maybe
-- scope: catalogue
SELECT i.identity, i.password FROM mail_confirmation AS c
    JOIN identity AS i ON i.identity = c.identity
WHERE c.secret = :secret AND c.until_at > :now AND i.state = 'registered'
