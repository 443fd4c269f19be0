-- The agreements of an enterprise that renew by themselves, and since when.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, since ?Date
-- rows: many, ahead
-- scope: enterprise
SELECT a.agreement, (SELECT MAX(w.on_day) FROM automatic_switch AS w
    WHERE w.enterprise = a.enterprise AND w.agreement = a.agreement) AS since
FROM agreement AS a WHERE a.enterprise = :enterprise AND a.auto_renew = 1 ORDER BY a.agreement
