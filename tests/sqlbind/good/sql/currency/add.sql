-- Adds a currency.
-- in: code Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO currency (code, digits) VALUES (:code, 2)
