-- What people read of a part.
-- in: part Text
-- out: description Text, type Text, metric Text
-- rows: maybe
-- scope: catalogue
SELECT description, type, metric FROM part WHERE part = :part
