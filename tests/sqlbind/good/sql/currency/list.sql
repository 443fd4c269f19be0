-- All currencies.
-- out: code Text, digits int64_t
-- rows: many
-- scope: catalogue
SELECT code, digits FROM currency WHERE code <> '"?1 :code $1' ORDER BY code
