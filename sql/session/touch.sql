-- Notes that a session was used; not backwards.
-- in: secret Text, at Instant
-- rows: changes any
-- scope: catalogue
UPDATE session SET used_at = :at WHERE secret = :secret AND used_at < :at
