-- Lets a partner sell in a country group (P43).
-- in: account AccountId, country_group Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_country_group (account, country_group) VALUES (:account, :country_group)
