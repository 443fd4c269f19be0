-- Notes that a notice was left in the outbox.
-- in: enterprise EnterpriseId, object int64_t, kind Text, days int64_t, for_day Date, seq int64_t, item int64_t, on_day Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO calendar_notice (enterprise, object, kind, days, for_day, seq, item, on_day)
VALUES (:enterprise, :object, :kind, :days, :for_day, :seq, :item, :on_day)
