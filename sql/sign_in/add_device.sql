-- Makes a device known to be a person's.
-- in: identity IdentityId, device Text, at Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO known_device (identity, device, since_at, used_at) VALUES (:identity, :device, :at, :at)
