-- What the database says of itself under a name.
-- in: name Text
-- out: value Text
-- rows: maybe
-- scope: catalogue
SELECT value FROM installation WHERE name = :name
