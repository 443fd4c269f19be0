-- Notes that the switch was put on or off.
-- in: enterprise EnterpriseId, agreement AgreementId, edition int64_t, seq int64_t, on_day Date, automatic bool
-- rows: changes 1
-- scope: enterprise
INSERT INTO automatic_switch (enterprise, agreement, edition, seq, on_day, automatic)
VALUES (:enterprise, :agreement, :edition, :seq, :on_day, :automatic)
