-- Who signs in for the sites of an agreement: accounts, users, and the keys under which their rights stand.
-- only_site 0: all of them.
-- in: enterprise EnterpriseId, agreement AgreementId, only_site SiteId
-- out: site SiteId, site_number Text, site_name Text, account AccountId, account_number Text, account_name Text,
--   identity IdentityId, name Text, mail Text, role Text, state Text, from_day Date, until_day ?Date, used_at ?Instant
-- rows: many
-- scope: enterprise
SELECT s.site, s.number AS site_number, s.name AS site_name, a.account, a.number AS account_number,
    a.name AS account_name, i.identity, i.name, i.mail, u.role, u.state, u.from_day, u.until_day, u.used_at
FROM site AS s CROSS JOIN account AS a JOIN account_user AS u ON u.account = a.account AND u.site = s.site
    JOIN identity AS i ON i.identity = u.identity
WHERE s.enterprise = :enterprise AND s.agreement = :agreement AND (s.site = :only_site OR :only_site = 0)
    AND a.enterprise = s.enterprise
ORDER BY CASE WHEN s.role = 'originating' THEN 0 ELSE 1 END, s.number,
    CASE u.role WHEN 'primary' THEN 0 WHEN 'secondary' THEN 1 ELSE 2 END, i.name, i.identity
