-- Loads the public number of an account.
-- in: account AccountId
-- out: number Text
-- rows: one
-- scope: catalogue
SELECT number FROM account WHERE account = :account
