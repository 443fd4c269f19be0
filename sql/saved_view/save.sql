-- A view stands for other parameters now.
-- in: view int64_t, query Text, shared bool, now Instant
-- rows: changes 1
-- scope: catalogue
UPDATE saved_view SET query = :query, shared = :shared, changed_at = :now WHERE view = :view
