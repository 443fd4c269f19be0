-- The currencies of a list that we know.
-- in: codes Text
-- out: code Text
-- rows: many
-- scope: catalogue
SELECT code FROM currency WHERE code IN (SELECT value FROM jsonb_array_elements_text(:codes::jsonb)) ORDER BY code
