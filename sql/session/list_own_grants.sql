-- Lists all grants to the user at the seat of a session, the latest of each right last.
-- in: secret Text
-- out: granted_right Text, allowed bool, from_day Date, until_day ?Date
-- rows: many, ahead
-- scope: catalogue
SELECT g.granted_right, g.allowed, g.from_day, g.until_day
FROM session AS s JOIN right_grant AS g
    ON g.account = s.account AND g.site = s.site AND g.identity = s.identity
WHERE s.secret = :secret
ORDER BY g.granted_right, g.granted_at
