-- How many users the sites of an agreement have.
-- in: enterprise EnterpriseId, agreement AgreementId, only_site SiteId
-- out: users int64_t
-- rows: one
-- scope: enterprise
SELECT COUNT(*) AS users FROM account AS a JOIN account_user AS u ON u.account = a.account
WHERE a.enterprise = :enterprise AND u.state = 'active' AND u.site IN (SELECT s.site FROM site AS s
    WHERE s.enterprise = :enterprise AND s.agreement = :agreement AND (s.site = :only_site OR :only_site = 0))
