-- The points ledger of an agreement in the order of recording.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: seq int64_t, term int64_t, on_day Date, cause Text, points Points
-- rows: many
-- scope: enterprise
SELECT seq, term, on_day, cause, points FROM points_entry
WHERE enterprise = :enterprise AND agreement = :agreement ORDER BY seq, line, cause
