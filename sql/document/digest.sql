-- The hash of a kept document.
-- in: enterprise EnterpriseId, object int64_t, form Text
-- out: sha256 Text
-- rows: maybe
-- scope: enterprise
SELECT sha256 FROM document WHERE enterprise = :enterprise AND object = :object AND form = :form
