-- Notes that an agreement was set inactive, or active again (R1.9).
-- in: enterprise EnterpriseId, agreement AgreementId, edition int64_t, seq int64_t, on_day Date, state Text, reason Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO agreement_state (enterprise, agreement, edition, seq, on_day, state, reason)
VALUES (:enterprise, :agreement, :edition, :seq, :on_day, :state, :reason)
