-- What the installation says of itself by a name.
-- in: name Text
-- out: value Text
-- rows: maybe
-- scope: catalogue
SELECT value FROM installation WHERE name = :name
