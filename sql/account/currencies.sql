-- The currencies in which an account may buy.
-- in: account AccountId
-- out: currency Text
-- rows: many
-- scope: catalogue
SELECT c.currency FROM account_currency AS c WHERE c.account = :account ORDER BY c.currency
