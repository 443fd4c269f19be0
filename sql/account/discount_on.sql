-- The channel discount of an account on a day (R8.4), in hundredths of a per cent.
-- in: account AccountId, today Date
-- out: percent int64_t
-- rows: maybe, ahead
-- scope: catalogue
SELECT percent FROM channel_discount WHERE account = :account AND from_day <= :today
ORDER BY from_day DESC LIMIT 1
