-- Adds a published price release.
-- in: release int64_t, published Date
-- rows: changes 1
-- scope: catalogue
INSERT INTO price_release (release, state, published) VALUES (:release, 'published', :published)
