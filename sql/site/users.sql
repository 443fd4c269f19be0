-- How many users a site has, and its primary.
-- in: enterprise EnterpriseId, site SiteId
-- out: users int64_t, primary_name ?Text
-- rows: one
-- scope: catalogue
SELECT COUNT(*) AS users, MAX(CASE WHEN u.role = 'primary' THEN i.name END) AS primary_name
FROM account AS a JOIN account_user AS u ON u.account = a.account
    JOIN identity AS i ON i.identity = u.identity
WHERE a.enterprise = :enterprise AND u.site = :site AND u.state = 'active'
