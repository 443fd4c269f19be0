-- Keeps a document that was rendered.
-- in: enterprise EnterpriseId, object int64_t, form Text, language Text, sha256 Text, content Text,
--   reader ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO document (enterprise, object, form, language, sha256, content, reader)
VALUES (:enterprise, :object, :form, :language, :sha256, :content, :reader)
