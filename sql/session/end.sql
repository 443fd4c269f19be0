-- Ends a session.
-- in: secret Text
-- rows: changes any
-- scope: catalogue
DELETE FROM session WHERE secret = :secret
