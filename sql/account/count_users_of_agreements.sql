-- How many users the sites of each agreement of a JSON list have; its items are those of sql/site/list_of_agreements.sql.
-- in: agreements Text
-- out: at int64_t, users int64_t
-- rows: many, ahead
-- scope: exempt agreements that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS agreement, second AS only_site FROM keys_each(:agreements))
SELECT k.at, COUNT(*) AS users FROM k CROSS JOIN site AS s CROSS JOIN account AS a CROSS JOIN account_user AS u
WHERE s.enterprise = k.enterprise AND s.agreement = k.agreement AND (s.site = k.only_site OR k.only_site = 0)
    AND a.enterprise = s.enterprise AND u.account = a.account AND u.site = s.site AND u.state = 'active'
GROUP BY k.at
