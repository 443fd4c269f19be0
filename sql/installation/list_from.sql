-- What the installation says of itself, names from one to before another.
-- in: from_name Text, before_name Text
-- out: name Text, value Text
-- rows: many
-- scope: catalogue
SELECT name, value FROM installation WHERE name >= :from_name AND name < :before_name ORDER BY name
