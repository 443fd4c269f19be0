-- Names the part that renews and the part that reinstates another (R6.7).
-- in: part Text, renewal ?Text, reinstatement ?Text
-- rows: changes 1
-- scope: catalogue
UPDATE part SET renewal = :renewal, reinstatement = :reinstatement WHERE part = :part
