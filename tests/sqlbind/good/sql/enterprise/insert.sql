-- Adds an enterprise.
-- in: enterprise EnterpriseId, name Text, currency Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO enterprise (enterprise, name, currency) VALUES (:enterprise, :name, :currency)
