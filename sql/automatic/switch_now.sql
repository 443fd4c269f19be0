-- How the switch of an agreement stands, and how often it was used; 0: never.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: edition int64_t, on_day ?Date, automatic bool
-- rows: one
-- scope: enterprise
SELECT COALESCE(MAX(w.edition), 0) AS edition, MAX(w.on_day) AS on_day, a.auto_renew AS automatic
FROM agreement AS a LEFT JOIN automatic_switch AS w ON w.enterprise = a.enterprise AND w.agreement = a.agreement
WHERE a.enterprise = :enterprise AND a.agreement = :agreement
GROUP BY a.enterprise, a.agreement, a.auto_renew
