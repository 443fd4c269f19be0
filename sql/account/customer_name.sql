-- The name of a customer's own account, by which alone its users act; no row: it has none.
-- in: enterprise EnterpriseId
-- out: name Text
-- rows: maybe
-- scope: catalogue
SELECT name FROM account WHERE enterprise = :enterprise
