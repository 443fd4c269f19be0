-- Appends a version of the programme definition.
-- in: version int64_t, from_day Date, name Text, definition Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO programme_version (version, from_day, name, definition)
VALUES (:version, :from_day, :name, :definition)
