-- The notices of an enterprise that were left in the outbox.
-- in: enterprise EnterpriseId
-- out: object int64_t, kind Text, days int64_t, for_day Date, on_day Date
-- rows: many, ahead
-- scope: enterprise
SELECT object, kind, days, for_day, on_day FROM calendar_notice WHERE enterprise = :enterprise
ORDER BY object, kind, days, for_day
