-- Loads an enterprise with its currency.
-- in: enterprise EnterpriseId
-- out: name Text, code Text, digits int64_t
-- rows: one
-- scope: enterprise
SELECT e.name, c.code, c.digits FROM enterprise e JOIN currency c ON c.code = e.currency WHERE e.enterprise = :enterprise
