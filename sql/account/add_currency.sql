-- Lets a partner buy in a currency (P43).
-- in: account AccountId, currency Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_currency (account, currency) VALUES (:account, :currency)
