-- Lists the seats of an identity that hold on a day, the last used first.
-- in: identity IdentityId, today Date
-- out: account AccountId, site SiteId, role Text, desk ?Text, number Text, until_day ?Date,
--   used_at ?Instant, kind Text, name Text
-- rows: many, ahead
-- scope: catalogue
SELECT u.account, u.site, u.role, u.desk, u.number, u.until_day, u.used_at, a.kind, a.name
FROM account_user AS u JOIN account AS a ON a.account = u.account
WHERE u.identity = :identity AND u.state = 'active' AND u.from_day <= :today
    AND (u.until_day IS NULL OR u.until_day >= :today) AND a.state = 'active'
ORDER BY COALESCE(u.used_at, 0) DESC, u.number, u.account, u.site
