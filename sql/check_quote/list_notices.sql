-- The notices of an enterprise, by the transaction that left them.
-- in: enterprise EnterpriseId
-- out: seq int64_t, item int64_t, object int64_t, kind Text, days int64_t, for_day Date, on_day Date
-- rows: many
-- scope: enterprise
SELECT seq, item, object, kind, days, for_day, on_day FROM calendar_notice WHERE enterprise = :enterprise
ORDER BY seq, item
