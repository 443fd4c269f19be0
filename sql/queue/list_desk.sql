-- The people of the desks who may have an item, by name.
-- in: today Date
-- out: identity IdentityId, name Text, mail Text, desk ?Text
-- rows: many
-- scope: catalogue
SELECT i.identity, i.name, i.mail, u.desk
FROM account_user AS u JOIN identity AS i ON i.identity = u.identity
WHERE u.role = 'staff' AND u.state = 'active' AND u.desk <> 'auditor' AND u.desk IS NOT NULL AND i.state = 'active'
    AND u.from_day <= :today AND (u.until_day IS NULL OR u.until_day >= :today)
ORDER BY i.name, i.mail
