-- The country groups by whose prices an account may buy in a currency; none where it has not that currency.
-- in: account AccountId, currency Text
-- out: country_group Text
-- rows: many
-- scope: catalogue
SELECT g.country_group FROM account_country_group AS g WHERE g.account = :account
    AND EXISTS (SELECT 1 FROM account_currency AS c WHERE c.account = :account AND c.currency = :currency)
ORDER BY g.country_group
