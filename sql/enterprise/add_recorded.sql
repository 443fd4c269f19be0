-- Notes when a transaction was recorded; known_on resolves to a seq through this.
-- in: enterprise EnterpriseId, seq int64_t, recorded_at Instant, on_day Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO recorded (enterprise, seq, recorded_at, on_day)
VALUES (:enterprise, :seq, :recorded_at, :on_day)
