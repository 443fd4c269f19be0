-- Copies the record of transactions of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO recorded (enterprise, seq, recorded_at, on_day)
SELECT enterprise + :shift, seq, recorded_at, on_day
FROM recorded WHERE enterprise BETWEEN :first AND :last
