-- The kept documents of an enterprise.
-- in: enterprise EnterpriseId
-- out: object int64_t, form Text, sha256 Text, content Text
-- rows: many
-- scope: enterprise
SELECT object, form, sha256, content FROM document WHERE enterprise = :enterprise
ORDER BY object, form
