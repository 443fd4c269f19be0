-- When tries that count were made, the latest first.
-- in: who Text, device Text, since Instant
-- out: at Instant
-- rows: many
-- scope: catalogue
SELECT at FROM sign_in_try
WHERE who = :who AND device = :device AND counted = 1 AND at > :since
ORDER BY at DESC, try DESC
