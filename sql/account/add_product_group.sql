-- Lets a partner sell a product group (P43).
-- in: account AccountId, product_group Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_product_group (account, product_group) VALUES (:account, :product_group)
