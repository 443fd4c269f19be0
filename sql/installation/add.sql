-- Says what the database was made for.
-- in: name Text, value Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO installation (name, value) VALUES (:name, :value)
