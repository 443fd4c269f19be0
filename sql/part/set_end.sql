-- Says until when a part can be ordered, and what to order instead.
-- in: part Text, orderable_until Date, replacement ?Text
-- rows: changes 1
-- scope: catalogue
UPDATE part SET orderable_until = :orderable_until, replacement = :replacement WHERE part = :part
