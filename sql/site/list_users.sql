-- How many users each site of a JSON list has, and its primary; an item is an enterprise's nineteen digits and a site's
-- behind them. Sites without users are not among them.
-- in: sites Text
-- out: at int64_t, users int64_t, primary_name ?Text
-- rows: many
-- scope: catalogue
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT k.at, COUNT(*) AS users, MAX(CASE WHEN u.role = 'primary' THEN i.name END) AS primary_name
FROM k CROSS JOIN account AS a CROSS JOIN account_user AS u CROSS JOIN identity AS i
WHERE a.enterprise = k.enterprise AND u.account = a.account AND u.site = k.site AND u.state = 'active'
    AND i.identity = u.identity
GROUP BY k.at
