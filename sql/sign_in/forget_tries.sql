-- Forgets the tries that are too old to count.
-- in: who Text, until Instant
-- rows: changes any
-- scope: catalogue
DELETE FROM sign_in_try WHERE who = :who AND at <= :until
