-- Notes a try.
-- in: who Text, device Text, at Instant, counted bool
-- rows: changes 1
-- scope: catalogue
INSERT INTO sign_in_try (who, device, at, try, counted)
SELECT :who, :device, :at, COALESCE(MAX(try), 0) + 1, :counted FROM sign_in_try
WHERE who = :who AND device = :device AND at = :at
