-- Enters a public number, for ever.
-- in: kind Text, number Text, owner EnterpriseId, object int64_t
-- rows: changes 1
-- scope: catalogue
INSERT INTO directory (kind, number, owner, object) VALUES (:kind, :number, :owner, :object)
