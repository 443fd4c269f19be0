-- The tries of a person that was let in count no longer.
-- in: who Text, device Text
-- rows: changes any
-- scope: catalogue
DELETE FROM sign_in_try WHERE who = :who AND device = :device
