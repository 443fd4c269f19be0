-- Takes a seat in a session.
-- in: secret Text, account AccountId, site SiteId
-- rows: changes 1
-- scope: catalogue
UPDATE session SET account = :account, site = :site WHERE secret = :secret
