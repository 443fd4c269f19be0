-- Touches an enterprise and says its name.
-- in: enterprise EnterpriseId, name Text
-- out: name Text
-- rows: one
-- scope: enterprise
UPDATE enterprise SET name = :name WHERE enterprise = :enterprise RETURNING name
