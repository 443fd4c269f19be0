-- Corrects the digits of currencies.
-- in: wanted int64_t, code Text
-- rows: changes any
-- scope: catalogue
UPDATE currency SET digits = :wanted WHERE code >= :code
