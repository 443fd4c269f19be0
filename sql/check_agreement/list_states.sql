-- When the agreements of an enterprise were set inactive, and active again (R1.9).
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, edition int64_t, seq int64_t, on_day Date, state Text
-- rows: many
-- scope: enterprise
SELECT agreement, edition, seq, on_day, state
FROM agreement_state WHERE enterprise = :enterprise ORDER BY agreement, edition
