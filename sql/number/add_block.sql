-- Begins a kind of public number.
-- in: kind Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO number_block (kind, next) VALUES (:kind, 0)
