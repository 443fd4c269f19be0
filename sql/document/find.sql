-- The kept document of an object in a form, in whichever language it was rendered.
-- in: enterprise EnterpriseId, object int64_t, form Text
-- out: language Text, sha256 Text, content Text
-- rows: maybe
-- scope: enterprise
SELECT language, sha256, content FROM document
WHERE enterprise = :enterprise AND object = :object AND form = :form
