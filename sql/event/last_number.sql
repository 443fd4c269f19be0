-- The number of an account's latest event; 0 where it has none.
-- in: account AccountId
-- out: number int64_t
-- rows: one, ahead
-- scope: catalogue
SELECT COALESCE(MAX(number), 0) AS number FROM event WHERE account = :account
