-- Notes when a person's device was last used.
-- in: identity IdentityId, device Text, at Instant
-- rows: changes 1
-- scope: catalogue
UPDATE known_device SET used_at = :at WHERE identity = :identity AND device = :device
