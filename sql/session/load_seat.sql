-- Loads the seat of an identity where it holds on a day.
-- in: account AccountId, site SiteId, identity IdentityId, today Date
-- out: role Text, desk ?Text, number Text, kind Text, tier Text, direct bool,
--   enterprise ?EnterpriseId, name Text
-- rows: maybe
-- scope: catalogue
SELECT u.role, u.desk, u.number, a.kind, a.tier, a.direct, a.enterprise, a.name
FROM account_user AS u JOIN account AS a ON a.account = u.account
WHERE u.account = :account AND u.site = :site AND u.identity = :identity AND u.state = 'active'
    AND u.from_day <= :today AND (u.until_day IS NULL OR u.until_day >= :today)
    AND a.state = 'active'
