-- The state of an agreement, and how often it was changed; 0: never (R1.9).
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: state Text, edition int64_t
-- rows: one
-- scope: enterprise
SELECT a.state, (SELECT COALESCE(MAX(s.edition), 0) FROM agreement_state AS s
    WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement) AS edition
FROM agreement AS a WHERE a.enterprise = :enterprise AND a.agreement = :agreement
