-- Finds what a public number stands for.
-- in: kind Text, number Text
-- out: owner EnterpriseId, object int64_t
-- rows: maybe
-- scope: catalogue
SELECT owner, object FROM directory WHERE kind = :kind AND number = :number
