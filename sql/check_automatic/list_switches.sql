-- When the agreements of an enterprise were switched to renew by themselves, and back.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, edition int64_t, seq int64_t, on_day Date, automatic bool
-- rows: many
-- scope: enterprise
SELECT agreement, edition, seq, on_day, automatic
FROM automatic_switch WHERE enterprise = :enterprise ORDER BY agreement, edition
