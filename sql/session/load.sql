-- Loads a session by the digest of its secret, with its person and, where it holds on a day, its seat.
-- in: secret Text, today Date
-- out: kind Text, identity IdentityId, account ?AccountId, site ?SiteId, used_at Instant,
--   until_at Instant, mail Text, person Text, state Text, language Text, time_zone Text,
--   role ?Text, desk ?Text, number ?Text, account_kind ?Text, tier ?Text, direct ?bool,
--   enterprise ?EnterpriseId, name ?Text
-- rows: maybe, ahead
-- scope: catalogue
SELECT s.kind, s.identity, s.account, s.site, s.used_at, s.until_at, i.mail, i.name AS person, i.state,
    i.language, i.time_zone, u.role, u.desk, u.number, a.kind AS account_kind, a.tier, a.direct,
    a.enterprise, a.name
FROM session AS s JOIN identity AS i ON i.identity = s.identity
    LEFT JOIN account_user AS u ON u.account = s.account AND u.site = s.site AND u.identity = s.identity
        AND u.state = 'active' AND u.from_day <= :today AND (u.until_day IS NULL OR u.until_day >= :today)
    LEFT JOIN account AS a ON a.account = u.account AND a.state = 'active'
WHERE s.secret = :secret
