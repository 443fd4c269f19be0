-- When an agreement was set inactive and active again (R1.9); with who did it, for who may read the audit.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: edition int64_t, on_day Date, state Text, reason Text, at ?Instant, name ?Text
-- rows: many
-- scope: enterprise
SELECT s.edition, s.on_day, s.state, s.reason, b.at, i.name
FROM agreement_state AS s
    LEFT JOIN audit AS b ON b.enterprise = s.enterprise AND b.seq = s.seq
    LEFT JOIN identity AS i ON i.identity = b.actor
WHERE s.enterprise = :enterprise AND s.agreement = :agreement
ORDER BY s.edition
